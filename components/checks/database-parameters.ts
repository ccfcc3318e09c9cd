import { MYSQL_PARAMETERS } from "../../facts/mysql";
import { POSTGRES_PARAMETERS } from "../../facts/postgres";
import { editDistance } from "../../lib/nearest";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Database } from "../config/schema/databases";
import { show } from "../config/show";

const { static: STATIC, dynamic: DYNAMIC } = POSTGRES_PARAMETERS.data;

/** What is known of an engine's parameters. */
interface Known {
  engine: string;
  names: readonly string[];
  /** Those that take effect at a reboot. */
  static: readonly string[];
}

/** MariaDB has names of its own. Of MySQL's AWS does not publish which need a reboot. */
const ENGINES: Partial<Record<Database["engine"], Known>> = {
  postgres: { engine: "PostgreSQL", names: [...STATIC, ...DYNAMIC], static: STATIC },
  mysql: { engine: "MySQL", names: MYSQL_PARAMETERS.data, static: [] },
};

/** So many wrong letters are a typing mistake; no two parameters that there are differ by fewer but for those in the list. */
const TYPO = 2;

/** Parameters that RDS refuses: misspelt ones, and those that take effect at a reboot among those that are applied at once. */
export function checkParameterNames({ databases }: Pick<Areas, "databases">): Problem[] {
  return Object.entries(databases).flatMap(([name, database]) => {
    const known = ENGINES[database.engine];
    if (!known) return [];
    return listsOf(database).flatMap(({ path, values, atOnce }) =>
      Object.keys(values).flatMap((parameter) => wrong(known, `holdfast:databases.${name}.${path}`, parameter, atOnce)),
    );
  });
}

interface List {
  path: string;
  values: Readonly<Record<string, unknown>>;
  /** Whether they are applied at once. */
  atOnce: boolean;
}

function listsOf(database: Database): List[] {
  const of = (path: string, from: Pick<Database, "parameters" | "staticParameters">): List[] => [
    { path: `${path}parameters`, values: from.parameters, atOnce: true },
    { path: `${path}staticParameters`, values: from.staticParameters, atOnce: false },
  ];
  const { instanceParameters } = database.type === "aurora" ? database : {};
  return [...of("", database), ...(instanceParameters ? of("instanceParameters.", instanceParameters) : [])];
}

function wrong(known: Known, list: string, parameter: string, atOnce: boolean): Problem[] {
  const path = `${list}.${parameter}`;
  if (known.static.includes(parameter)) {
    if (!atOnce) return [];
    const there = list.replace(/parameters$/, "staticParameters");
    return [
      { path, message: "takes effect at a reboot, so that RDS does not apply it at once", fix: `Move it to ${there}.` },
    ];
  }
  // Versions of MySQL differ in these: gtid-mode and gtid_mode, validate_password_length and validate_password.length.
  const plain = (name: string) => name.replace(/[-.]/g, "_");
  if (known.names.some((name) => plain(name) === plain(parameter))) return [];
  const near = known.names.filter((name) => editDistance(parameter, name) <= TYPO);
  if (near.length === 0) return [];
  return [
    {
      path,
      message: `${show(parameter)} is not a parameter of ${known.engine}`,
      fix: `Did you mean ${near.join(" or ")}?`,
    },
  ];
}
