"""Days: deadlines and meeting dates, in every British form, with England's working days."""
