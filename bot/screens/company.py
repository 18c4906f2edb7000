"""What do managers, trainers, works councils and strangers see? Nothing here can reach learning."""

from bot.screens.screen import Screen
from bot.texts import start as texts
from bot.texts.tongue import Tongue
from contacts.model import LinkFault, Role


def welcome(to: Tongue, role: Role, company: str) -> Screen:
    match role:
        case Role.MANAGER:
            return Screen(html=texts.role_manager(to, company))
        case Role.TRAINER:
            return Screen(html=texts.role_trainer(to, company))
        case Role.COUNCIL:
            return Screen(html=texts.role_council(to, company))
        case Role.LEARNER:
            return Screen(html=texts.already_here(to))


def link_fault(to: Tongue, fault: LinkFault) -> Screen:
    match fault:
        case LinkFault.UNKNOWN:
            return Screen(html=texts.link_unknown(to))
        case LinkFault.USED:
            return Screen(html=texts.link_used(to))
        case LinkFault.EXPIRED:
            return Screen(html=texts.link_expired(to))


def stranger(to: Tongue) -> Screen:
    return Screen(html=texts.stranger(to))
