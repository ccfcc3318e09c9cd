import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { World } from "../standins/world";
import { serveProviders } from "./providers";

interface Place {
  world: World;
  cwd: string;
  /** Besides this process's own. */
  env: Record<string, string>;
  /** A region that is unavailable. */
  dead: string | undefined;
}

/** Runs a command that asks AWS, of an operator who confirms all. @returns what it prints @throws Error with what it prints, where it fails */
export async function runAsking(command: string, args: string[], { world, cwd, env, dead }: Place): Promise<string> {
  const providers = await serveProviders(world, dead);
  const confirmed = { PULUMI_SKIP_CONFIRMATIONS: "true", NO_COLOR: "1" };
  const whole = { ...process.env, ...env, ...providers.environment, ...confirmed };
  try {
    return (await promisify(execFile)(command, args, { cwd, env: whole, maxBuffer: 2 ** 28 })).stdout;
  } catch (error) {
    // Node's message has what went to the standard error alone.
    if (error instanceof Error && "stdout" in error) error.message += String(error.stdout);
    throw error;
  } finally {
    providers.stop();
  }
}
