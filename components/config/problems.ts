import { RunError } from "@pulumi/pulumi";

/** One mistake in the settings, described so that it can be fixed without reading any code. */
export interface Problem {
  /** Where: the configuration key and the path in it, e.g. `holdfast:network.zones[0]`. */
  path: string;
  /** What is wrong there, naming the value (never a secret's). */
  message: string;
  /** What is allowed, or the way out. */
  fix: string;
}

/**
 * An error that its message says wholly. Pulumi prints a RunError without its stack trace, but renders the trace all the same, which has taken Node 20 most of
 * a minute where it leads through an awaited call (@pulumi/pulumi, cmd/run/error.js): so it has none.
 */
export class Refusal extends RunError {
  constructor(message: string) {
    super(message);
    Reflect.deleteProperty(this, "stack");
  }
}

/** All mistakes of the settings in one error; the command line turns it into exit code 2. */
export class SettingsError extends Refusal {
  constructor(readonly problems: Problem[]) {
    super(formatProblems(problems));
    this.name = "SettingsError";
  }
}

/** The text of a list of problems: a count, then each problem with its path, the mistake and the way out. */
export function formatProblems(problems: Problem[]): string {
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  const lines = problems.map((p) => `  ${p.path}\n      ${p.message}\n      ${p.fix}`);
  return `${count} in the settings; nothing was built.\n\n${lines.join("\n")}\n`;
}

/** A path as it is written in the error: `holdfast:network` with ["zones", 0] is `holdfast:network.zones[0]`. */
export function pathText(key: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}.${String(part)}`),
    key,
  );
}
