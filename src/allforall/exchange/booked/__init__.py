"""What an exchange books in the ledger: promises, sizes of rounds, handovers, confirmations, disputes, corrections."""
