import { createRequire } from "node:module";
import { Resource } from "@pulumi/pulumi";

/*
 * What the SDK does at each promise and at each resource for the sake of a long deployment. For a plan, which registers a few hundred resources
 * in a second, it is half of the time and a third of the memory. No type declares these members of the SDK.
 */
const sdk = createRequire(__filename);

interface Store {
  resourcePackages: unknown;
  resourceModules: unknown;
}

const state = sdk("@pulumi/pulumi/runtime/state") as {
  LocalStore: new () => Store;
  getGlobalStore(): Store;
  withLocalStorage<T>(body: () => Promise<T>): Promise<T>;
};

/** Where the SDK keeps the state of a run that has no asynchronous storage of its own. */
const globals = globalThis as { globalStore?: Store };

const debuggable = sdk("@pulumi/pulumi/runtime/debuggable") as {
  debuggablePromise<T>(promise: Promise<T>, context?: unknown): Promise<T>;
};

const resources = Resource as unknown as { callsites(): unknown[] };

/**
 * Leaves out the list of promises that may leak, with the stack of each, and the place in the program that registers each resource.
 *
 * @returns undoes it
 */
export function withoutTracking(): () => void {
  const { debuggablePromise } = debuggable;
  const withPlaces = withoutPlaces();
  debuggable.debuggablePromise = (promise) => promise;
  return () => {
    debuggable.debuggablePromise = debuggablePromise;
    withPlaces();
  };
}

/**
 * Leaves out the place in the program that registers each resource: the engine shows it, and no export has it.
 *
 * @returns undoes it
 */
export function withoutPlaces(): () => void {
  const { callsites } = resources;
  resources.callsites = () => [];
  return () => {
    resources.callsites = callsites;
  };
}

/**
 * Runs a program with settings, configuration and a root resource of its own. They replace the process's for as long as it runs: the SDK's
 * own way is an AsyncLocalStorage, for which Node before version 24 calls a hook at each step of each promise. That way is taken after a run
 * that failed, since what it began may go on, and would find the state of this one.
 */
export async function withOwnState<T>(body: () => Promise<T>, mayHaveLeftovers: boolean): Promise<T> {
  if (mayHaveLeftovers) return state.withLocalStorage(body);
  const before = state.getGlobalStore();
  const { resourcePackages, resourceModules } = before;
  // These two say what the loaded packages are; they are the process's, whichever program runs.
  globals.globalStore = Object.assign(new state.LocalStore(), { resourcePackages, resourceModules });
  try {
    return await body();
  } finally {
    globals.globalStore = before;
  }
}
