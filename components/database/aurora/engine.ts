import type { Aurora } from "../../config/schema/databases";

type Engine = Aurora["engine"];

/** The engine's name in RDS. */
export const ENGINE = { postgres: "aurora-postgresql", mysql: "aurora-mysql" } as const satisfies Record<
  Engine,
  string
>;

/** The logs that go to CloudWatch by default. */
const LOGS: Record<Engine, string[]> = { postgres: ["postgresql"], mysql: ["error", "slowquery"] };

/** The logs that an Aurora database sends to CloudWatch. */
export function logsOf({ engine, logExports }: Pick<Aurora, "engine" | "logExports">): string[] {
  return logExports ?? LOGS[engine];
}
