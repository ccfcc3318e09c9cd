import { log, runtime } from "@pulumi/pulumi";
import { watchRejections } from "./rejections";
import { PlanMonitor, type MonitorOptions } from "./monitor";
import { STACK_TYPE, type Recorded } from "./recorded";
import { withoutTracking, withOwnState } from "./sdk-overhead";
import type { Properties } from "./wire";

/** What one run of a program left behind. */
export interface Run {
  recorded: Recorded[];
  /** The stack's outputs as they go over the wire, with secrets marked. */
  outputs: Properties;
}

/** How long a failed program may take to end what it has begun, in milliseconds. */
const GRACE_MS = 1_000;

/** Whether a run has failed: what it began may go on later. */
let mayHaveLeftovers = false;

/**
 * Runs a program against a monitor of its own, in the SDK's per-run storage: settings, configuration and the root resource
 * of one run are not those of another. Not to be called twice at a time: the process has one list of rejection handlers.
 *
 * @throws the first error of the program, one of its applies or a registration
 */
export async function runProgram(program: () => unknown, options: MonitorOptions): Promise<Run> {
  const { organization, project, stack } = options.stack;
  const monitor = new PlanMonitor(options);
  const rejections = watchRejections();
  const tracked = withoutTracking();
  return withOwnState(async () => {
    try {
      runtime.setMockOptions(monitor, project, stack, options.preview, organization);
      runtime.setAllConfig({ ...options.config });
      await settle(program, monitor, rejections.first);
      if (log.hasErrors()) throw new Error("the program reported an error (pulumi.log.error), shown above");
      return { recorded: monitor.recorded, outputs: outputsOf(monitor.recorded) };
    } catch (error) {
      mayHaveLeftovers = true;
      throw error;
    } finally {
      runtime.resetOptions("", "", -1, "", "", false, "");
      rejections.stop();
      tracked();
    }
  }, mayHaveLeftovers);
}

/** Waits until the program has returned and every registration that it began, directly or in an apply, is answered. */
async function settle(program: () => unknown, monitor: PlanMonitor, failed: Promise<never>): Promise<void> {
  const done = runtime.runInPulumiStack(async () => program()).then(() => drained(monitor));
  try {
    await Promise.race([done, failed]);
  } catch (error) {
    done.catch(() => undefined);
    await atMost(GRACE_MS, drained(monitor));
    throw error;
  }
}

/** An answer can set off an apply that registers more, so the queue is empty only when nothing was added meanwhile. */
async function drained(monitor: PlanMonitor): Promise<void> {
  let before: number;
  do {
    before = monitor.recorded.length;
    await runtime.disconnect();
    // Rejections without a handler are reported only after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
  } while (monitor.recorded.length !== before);
}

function outputsOf(recorded: Recorded[]): Properties {
  return recorded.find((resource) => resource.registration.type === STACK_TYPE)?.outputs ?? {};
}

/** Waits for work, but no longer than this. The timer keeps the process alive: Node would exit with 0 where nothing else is left to do. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
