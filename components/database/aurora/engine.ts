import type { Aurora } from "../../config/schema/databases";

type Engine = Aurora["engine"];

/** The engine as RDS calls it. */
export const ENGINE = { postgres: "aurora-postgresql", mysql: "aurora-mysql" } as const satisfies Record<
  Engine,
  string
>;

/**
 * The cluster parameter that refuses a connection without TLS
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html#AuroraPostgreSQL.Security.SSL.Requiring,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html#AuroraMySQL.Security.SSL).
 */
export const TLS_PARAMETER: Record<Engine, { name: string; value: string }> = {
  postgres: { name: "rds.force_ssl", value: "1" },
  mysql: { name: "require_secure_transport", value: "ON" },
};

/** The logs that go to CloudWatch where the settings name none. */
const LOGS: Record<Engine, string[]> = { postgres: ["postgresql"], mysql: ["error", "slowquery"] };

/** The logs that an Aurora database sends to CloudWatch. */
export function logsOf({ engine, logExports }: Pick<Aurora, "engine" | "logExports">): string[] {
  return logExports ?? LOGS[engine];
}

/** The family of parameter groups: aurora-postgresql16 of "16.6", aurora-mysql8.0 of "8.0.mysql_aurora.3.08.0". */
export function parameterFamily({ engine, version }: Pick<Aurora, "engine" | "version">): string {
  const parts = version.split(".");
  return ENGINE[engine] + (engine === "postgres" ? parts[0]! : `${parts[0]!}.${parts[1]!}`);
}
