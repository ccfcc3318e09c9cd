import { withoutPlaces } from "../../../cli/plan/sdk-overhead";

/**
 * Runs a program without stack traces, which the SDK takes of every promise and resource: a third of the time that it needs on the engine. Promises
 * that leak are still found.
 */
export async function withoutTraces<T>(run: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  const withPlaces = withoutPlaces();
  Error.stackTraceLimit = 0;
  process.setSourceMapsEnabled(false);
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = limit;
    process.setSourceMapsEnabled(true);
    withPlaces();
  }
}
