import { CLUSTER_PARAMETER_GROUP, DATABASES, DB_INSTANCE, DB_PARAMETER_GROUP } from "../../aws";
import {
  answer,
  decided,
  isTreeList,
  isTreeObject,
  NO,
  SECRET,
  UndecidedError,
  unknown,
  UNKNOWN,
  type Answer,
  type Graph,
  type Resource,
  type Tree,
} from "../../graph";
import { defineRule } from "../../rule";
import { isGiven } from "../../services/rds/database";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const FORCE_SSL = "rds.force_ssl";
const SECURE_TRANSPORT = "require_secure_transport";
const ON = ["1", "on", "true"];
/** RDS for PostgreSQL requires TLS by default from this version on: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html */
const FORCED_FROM = 15;

/** The parameter by which a family or engine forces TLS; undefined for Oracle and Db2, which use options. */
function parameterOf(family: string): string | undefined {
  if (/postgres|sqlserver/.test(family)) return FORCE_SSL;
  return /mysql|mariadb/.test(family) ? SECURE_TRANSPORT : undefined;
}

/** Whether the parameter's default forces TLS. Aurora's and MySQL's depend on the version, and are not relied on. */
function forcedByDefault(family: string): boolean {
  const version = /^postgres(\d+)$/.exec(family)?.[1];
  return version !== undefined && Number(version) >= FORCED_FROM;
}

/**
 * Whether AWS's own group forces TLS for an engine. Without a version AWS takes its default one, which is later than 15
 * (https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html).
 */
function forcedInDefaultGroup(database: Resource, name: string | undefined, graph: Graph): Answer {
  const named = /^default\.(postgres\d+)$/.exec(name ?? "")?.[1];
  if (named !== undefined) return answer(forcedByDefault(named));
  const engine = graph.string(database, "engine");
  // RDS for SQL Server does not force it (rds.force_ssl is 0).
  if (engine.kind !== "known" || engine.value !== "postgres") return NO;
  const version = graph.givenString(database, "engineVersion");
  if (version.kind === "unknown") return unknown(`Its engineVersion ${version.reason}.`);
  return answer(version.kind === "missing" || Number.parseInt(version.value, 10) >= FORCED_FROM);
}

function field(parameter: Tree, key: string): Tree | undefined {
  return isTreeObject(parameter) ? parameter[key] : parameter;
}

function isHidden(value: Tree | undefined): boolean {
  return value === UNKNOWN || value === SECRET;
}

function judgeGroup(group: Resource, graph: Graph): Verdict {
  const family = graph.read.string(group, "family");
  if (family === undefined) throw new UndecidedError("family", "is missing", group);
  const name = parameterOf(family);
  if (name === undefined) return notApplicable(`${family} has no parameter that requires TLS.`);
  const path = `${group.name}.parameters`;
  const reading = graph.value(group, "parameters");
  const list = reading.kind === "known" && isTreeList(reading.value) ? reading.value : [];
  const parameter = list.find((one) => field(one, "name") === name);
  const given = parameter && field(parameter, "value");
  const value = typeof given === "object" ? undefined : given;
  if (value !== undefined && !isHidden(value)) {
    if (ON.includes(String(value).toLowerCase())) return compliant();
  } else if (reading.kind === "unknown" || isHidden(value) || list.some((one) => isHidden(field(one, "name")))) {
    return undecided({ property: path, reason: `Whether ${group.name} sets ${name} is known only after deployment.` });
  } else if (forcedByDefault(family)) return compliant();
  return violation({
    property: path,
    actual: value,
    wanted: `${name} = 1`,
    message:
      value === undefined
        ? `${group.name} (${family}) does not set ${name}: the version's default decides whether clients may send passwords and data in plain text.`
        : `${group.name} sets ${name} to ${String(value)}: clients may send passwords and data in plain text.`,
  });
}

export const parameterGroupForcesTls = defineRule({
  id: "rds-parameter-group-forces-tls",
  title: "RDS databases should have a parameter group that requires TLS",
  practices: [],
  peers: { securityHub: ["RDS.38", "RDS.39"], prowler: ["rds_instance_transport_encrypted"] },
  service: "RDS",
  severity: "medium",
  why: "If TLS is not required, passwords and data may be sent in plain text. AWS's default groups can't be changed, and require it for PostgreSQL 15 and later only.",
  fix: "Create a ParameterGroup (ClusterParameterGroup) with rds.force_ssl = 1 for PostgreSQL, require_secure_transport = 1 for MySQL and MariaDB, and use it for the database in each Region.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
  types: DATABASES,
  check(database, graph) {
    const single = database.type === DB_INSTANCE;
    const property = single ? "parameterGroupName" : "dbClusterParameterGroupName";
    const types = [single ? DB_PARAMETER_GROUP : CLUSTER_PARAMETER_GROUP];
    const engine = graph.string(database, "engine");
    if (engine.kind === "known" && parameterOf(engine.value) === undefined) {
      return notApplicable(`${engine.value} has no parameter that requires TLS.`);
    }
    const groups = graph.references(database, property, types);
    const [group] = groups.certain;
    if (group && groups.complete) return judgeGroup(group, graph);
    const [name] = groups.external;
    const own = name === undefined || !name.startsWith("default.");
    const given = isGiven(database, property, graph);
    if (given.is === "no" || !own) {
      if (decided(forcedInDefaultGroup(database, name, graph), "engineVersion")) return compliant();
      return violation({
        property,
        actual: name,
        wanted: "a custom group that requires TLS",
        message: "It uses AWS's default parameter group, which does not require TLS and can't be changed.",
      });
    }
    return undecided({
      property,
      reason:
        name === undefined
          ? `Its ${property} is known only after deployment.`
          : `Its parameter group ${name} is not in the program.`,
    });
  },
});
