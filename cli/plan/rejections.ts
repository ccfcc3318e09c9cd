/** Catches what Pulumi's SDK reports only as unhandled rejections: a failed registration, an exception in an apply. */
interface RejectionWatch {
  /** Rejects with the first of them, or when the process has nothing left to do while the program still waits. */
  first: Promise<never>;
  /** Puts back the handlers that were there before. */
  stop: () => void;
}

const EVENT = "unhandledRejection";

/** Takes over the process's rejection handlers: left in place, a test runner's or Node's own would end the process. */
export function watchRejections(): RejectionWatch {
  const others = process.listeners(EVENT);
  let fail: (reason: unknown) => void;
  const first = new Promise<never>((_, reject) => (fail = reject));
  first.catch(() => undefined);
  const onRejection = (reason: unknown) => fail(reason);
  const onIdle = () =>
    fail(new Error("the program waits for something that never comes: a promise that nothing resolves"));
  process.removeAllListeners(EVENT);
  process.on(EVENT, onRejection);
  process.once("beforeExit", onIdle);
  return {
    first,
    stop: () => {
      process.off(EVENT, onRejection);
      process.off("beforeExit", onIdle);
      others.forEach((listener) => process.on(EVENT, listener));
    },
  };
}
