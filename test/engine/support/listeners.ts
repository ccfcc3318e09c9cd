/** The SDK leaves its listeners where an inline program fails. @returns a function that removes what was added since */
export function listening(): () => void {
  const events = ["uncaughtException", "unhandledRejection"];
  const before = events.map((event) => process.rawListeners(event));
  return () =>
    events.forEach((event, i) => {
      for (const listener of process.rawListeners(event))
        if (!before[i]!.includes(listener)) process.removeListener(event, listener as () => void);
    });
}
