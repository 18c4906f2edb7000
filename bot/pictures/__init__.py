"""What goes into a chat as a picture? Values become parts with measured places, and parts a PNG."""
