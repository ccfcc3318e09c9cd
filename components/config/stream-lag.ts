/** Periods of a minute that a reader is behind before its alarm rings. */
export const LAG_PERIODS = 3;

/** Seconds until a reader that is behind is told. */
export const LAG_TOLD_AFTER = LAG_PERIODS * 60;
