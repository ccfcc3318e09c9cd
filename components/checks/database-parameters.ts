import { POSTGRES_PARAMETERS } from "../../facts/postgres";
import { editDistance } from "../../lib/nearest";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Database } from "../config/schema/databases";
import { show } from "../config/show";

const { static: STATIC, dynamic: DYNAMIC } = POSTGRES_PARAMETERS.data;
const KNOWN = [...STATIC, ...DYNAMIC];

/** So many wrong letters are a typing mistake; no two parameters that there are differ by fewer but for those in the list. */
const TYPO = 2;

/** Parameters of PostgreSQL that RDS refuses: misspelt ones, and those that take effect at a reboot among those that are applied at once. */
export function checkParameterNames({ databases }: Pick<Areas, "databases">): Problem[] {
  return Object.entries(databases).flatMap(([name, database]) => {
    if (database.engine !== "postgres") return [];
    return listsOf(database).flatMap(({ path, values, atOnce }) =>
      Object.keys(values).flatMap((parameter) => wrong(`holdfast:databases.${name}.${path}`, parameter, atOnce)),
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

function wrong(list: string, parameter: string, atOnce: boolean): Problem[] {
  const path = `${list}.${parameter}`;
  if (STATIC.includes(parameter)) {
    if (!atOnce) return [];
    const there = list.replace(/parameters$/, "staticParameters");
    return [
      { path, message: "takes effect at a reboot, so that RDS does not apply it at once", fix: `Move it to ${there}.` },
    ];
  }
  const near = KNOWN.filter((known) => editDistance(parameter, known) <= TYPO);
  if (near.length === 0 || KNOWN.includes(parameter)) return [];
  return [
    { path, message: `${show(parameter)} is not a parameter of PostgreSQL`, fix: `Did you mean ${near.join(" or ")}?` },
  ];
}
