"""The training of the entailment model: groups of fictional claims, the network, the fitting."""
