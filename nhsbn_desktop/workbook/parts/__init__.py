"""The parts inside an Excel package: reading their XML, and putting bytes in without writing anything else anew."""
