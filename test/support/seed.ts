import fc from "fast-check";

/**
 * One seed for all properties, so that a change is judged by itself and not by chance; HOLDFAST_SEED tries others. A failure names its seed.
 */
export const SEED = Number(process.env.HOLDFAST_SEED ?? 1);
if (!Number.isSafeInteger(SEED)) throw new Error(`HOLDFAST_SEED is ${process.env.HOLDFAST_SEED}: give a whole number`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
