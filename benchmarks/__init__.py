"""Programs that measure minutecheck, and the fictional records that they measure it on."""
