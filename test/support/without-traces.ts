/** Plans without stack traces, which the SDK takes of every promise and resource: a third of a plan's time. */
export async function withoutTraces<T>(plan: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  process.setSourceMapsEnabled(false);
  try {
    return await plan();
  } finally {
    Error.stackTraceLimit = limit;
    process.setSourceMapsEnabled(true);
  }
}
