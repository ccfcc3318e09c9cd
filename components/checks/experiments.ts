import type { Areas } from "../config/schema";
import { canFailOver, isImage } from "../topology/fault-targets";
import type { Problem } from "../config/problems";
import { zonesIn } from "../config/schema/network";
import { entryOf } from "../config/references";
import { show } from "../config/show";
import { tablePath } from "../topology/tables";

const KEY = "holdfast:experiments";
const FAULTS = `${KEY}.faults`;

/** The stack's own zone; the other's is the other stack's to check. */
export function checkExperimentZone({
  experiments,
  network,
  role,
}: Pick<Areas, "experiments" | "network" | "role">): Problem[] {
  const zone = experiments.zone[role];
  const zones = network && zonesIn(network);
  if (zone === undefined || !zones || zones.includes(zone)) return [];
  return [
    {
      path: `${KEY}.zone.${role}`,
      message: `${show(zone)} is not a zone of the ${role}'s network`,
      fix: `Allowed: ${zones.join(", ")}; left out, the first of them.`,
    },
  ];
}

export function checkFailoverFault({ experiments, databases }: Pick<Areas, "experiments" | "databases">): Problem[] {
  const fault = experiments.faults.databaseFailover;
  if (!fault) return [];
  const known = Object.entries(databases);
  if (fault.databases) {
    return fault.databases.flatMap((name, i) => {
      const database = entryOf(databases, name);
      const path = `${FAULTS}.databaseFailover.databases[${i}]`;
      if (!database || canFailOver(database)) return [];
      const isInstance = database.type === "rds-instance";
      return [
        {
          path,
          message: isInstance
            ? `${show(name)} is a DB instance, which fails over by a reboot`
            : `${show(name)} has no reader to fail over to`,
          fix: isInstance ? "Allowed: name it under databaseReboot." : "Allowed: with instances.readers of 1 or more.",
        },
      ];
    });
  }
  if (known.some(([, database]) => canFailOver(database))) return [];
  return [
    {
      path: `${FAULTS}.databaseFailover`,
      message: "no database of this configuration has another instance to fail over to",
      fix: "Allowed: with an aurora that has instances.readers, or an rds-cluster, in holdfast:databases; for rds-instance there is databaseReboot.",
    },
  ];
}

export function checkRebootFault({ experiments, databases }: Pick<Areas, "experiments" | "databases">): Problem[] {
  const fault = experiments.faults.databaseReboot;
  if (!fault) return [];
  const known = Object.entries(databases);
  if (fault.databases) {
    return fault.databases.flatMap((name, i) => {
      const path = `${FAULTS}.databaseReboot.databases[${i}]`;
      const type = entryOf(databases, name)?.type;
      if (type === undefined || type === "rds-instance") return [];
      return [
        {
          path,
          message: `${show(name)} is of type ${type}: its instances come and go with the cluster`,
          fix: "Allowed: databases of type rds-instance; a cluster belongs under databaseFailover.",
        },
      ];
    });
  }
  if (known.some(([, database]) => database.type === "rds-instance")) return [];
  return [
    {
      path: `${FAULTS}.databaseReboot`,
      message: "no database of this configuration is a DB instance",
      fix: "Allowed: with an rds-instance in holdfast:databases; for clusters there is databaseFailover.",
    },
  ];
}

export function checkReplicationFault({
  experiments,
  workload,
  buckets,
  tables,
}: Pick<Areas, "experiments" | "workload" | "buckets" | "tables">): Problem[] {
  const fault = experiments.faults.replication;
  const strategy = workload.strategy;
  if (!fault) return [];
  const copied = {
    buckets: strategy === "static-site" ? [] : Object.keys(buckets),
    tables: Object.entries(tables)
      .filter(([, table]) => isReplicated(strategy, table.consistency))
      .map(([name]) => name),
  };
  const wrong = (["buckets", "tables"] as const).flatMap((kind) =>
    (fault[kind] ?? []).flatMap((name, i) => {
      if (copied[kind].includes(name)) return [];
      const path = `${FAULTS}.replication.${kind}[${i}]`;
      if (!Object.hasOwn(kind === "buckets" ? buckets : tables, name)) return [];
      return [
        {
          path,
          message: `${show(name)} is not replicated with strategy ${strategy}`,
          fix: "Allowed: take it out; its copies are AWS Backup's.",
        },
      ];
    }),
  );
  if (wrong.length > 0 || copied.buckets.length + copied.tables.length > 0) return wrong;
  return [
    {
      path: `${FAULTS}.replication`,
      message: `with strategy ${strategy} no bucket and no table of this configuration is replicated`,
      fix: "Allowed: with holdfast:buckets or holdfast:tables that a strategy with live data replicates; or take the fault out.",
    },
  ];
}

function isReplicated(strategy: Parameters<typeof tablePath>[0], consistency: "eventual" | "strong"): boolean {
  return tablePath(strategy, { consistency }) !== "backup-copies";
}

export function checkFunctionFault({
  experiments,
  functions,
  workload,
}: Pick<Areas, "experiments" | "functions" | "workload">): Problem[] {
  const fault = experiments.faults.functionErrors;
  if (!fault) return [];
  const path = `${FAULTS}.functionErrors`;
  const known = Object.entries(functions);
  const named = (fault.functions ?? []).flatMap((name, i) => {
    const at = `${path}.functions[${i}]`;
    if (!isImage(entryOf(functions, name)?.code)) return [];
    return [
      {
        path: at,
        message: `${show(name)} is an image, which takes no layers`,
        fix: "Allowed: functions of an archive or object.",
      },
    ];
  });
  if (known.every(([, one]) => isImage(one.code))) {
    return [
      {
        path,
        message:
          known.length === 0 ? "this configuration has no function" : "all functions are images, which take no layers",
        fix: "Allowed: with a function of an archive or object in holdfast:functions; or take the fault out.",
      },
    ];
  }
  const chosen = known.filter(([name]) => !fault.functions || fault.functions.includes(name));
  return [
    ...named,
    ...(["primary", "secondary"] as const).flatMap((role) => {
      const layer = fault.layer[role];
      const region = workload.regions[role];
      const isElsewhere = layer.split(":")[3] !== region;
      const architecture = layer.includes("x86_64") ? "x86_64" : "arm64";
      const others = chosen.filter(([, one]) => one.architecture !== architecture);
      return [
        ...(isElsewhere
          ? [
              {
                path: `${path}.layer.${role}`,
                message: `${show(layer)} is not of ${region}: Lambda takes layers of its own region`,
                fix: `Allowed: AWS's layer of ${region}, which \`aws ssm get-parameter\` returns there.`,
              },
            ]
          : []),
        ...(others.length > 0
          ? [
              {
                path: `${path}.layer.${role}`,
                message: `the layer is for ${architecture}, and ${others.map(([name]) => name).join(", ")} ${others.length > 1 ? "are" : "is"} not`,
                fix: "Allowed: the layer of the functions' architecture; or name those that it fits under functions.",
              },
            ]
          : []),
      ];
    }),
  ];
}

/** The experiments' own bucket would have the same name. */
export function checkFaultsBucket({ experiments, buckets }: Pick<Areas, "experiments" | "buckets">): Problem[] {
  const functionErrors = experiments.faults.functionErrors;
  if (!functionErrors || !Object.hasOwn(buckets, "faults")) return [];
  return [
    {
      path: "holdfast:buckets.faults",
      message: '"faults" is the name of the bucket that holdfast:experiments makes',
      fix: "Allowed: another name than faults.",
    },
  ];
}
