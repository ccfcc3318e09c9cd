import path from "node:path";

/** The folder of the function that ships, wherever the program is run from. */
export const SAMPLE_WORKER = path.join(__dirname, "..", "..", "samples", "worker");

/** Node.js 22 is not deprecated before 30 April 2027 (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html). */
export const RUNTIME_OF_SAMPLE = "nodejs22.x";

export const HANDLER_OF_SAMPLE = "index.handler";
