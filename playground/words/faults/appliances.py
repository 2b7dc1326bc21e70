"""What is said of instances that forward for others."""

from playground.engine.validity import appliances
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    appliances.CheckedAppliance: (
        "{resource:Kind} leads to {target:kind}, whose source/destination check drops packets for "
        "others: switch the check off."
    ),
    appliances.ApplianceAmongItsSenders: (
        "{resource:Kind} leads to {target:kind}, which stands in {subnet:kind} and uses that table "
        "itself, so its packets come back to it: put it into a subnet of its own."
    ),
    appliances.ApplianceAmongItsReceivers: (
        "{resource:Kind} leads to {target:kind} for {subnet:kind}, in which it stands itself: "
        "put it into a subnet of its own."
    ),
}
