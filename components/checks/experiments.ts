import { canFailOver, isImage } from "../config/fault-targets";
import type { Problem } from "../config/problems";
import { zonesIn } from "../config/schema/network";
import type { Network } from "../config/schema/network";
import { show } from "../config/show";
import { tablePath } from "../topology/tables";
import type { Parsed } from "../config/well-formed";

const KEY = "holdfast:experiments";
const FAULTS = `${KEY}.faults`;

type Faults = NonNullable<NonNullable<Parsed["experiments"]>["faults"]>;

/** What holdfast:experiments says that cannot be: above all a fault whose target this configuration does not have. */
export function checkExperiments(areas: Parsed): Problem[] {
  const faults = areas.experiments?.faults ?? {};
  return [
    ...checkZone(areas),
    ...checkCapacity(areas, faults),
    ...checkFailover(areas, faults),
    ...checkReboot(areas, faults),
    ...checkReplication(areas, faults),
    ...checkFunctions(areas, faults),
    ...checkBucket(areas, faults),
  ];
}

/** The stack's own zone; the other's is the other stack's to check. */
function checkZone({ experiments, network, role }: Parsed): Problem[] {
  const zone = role && experiments?.zone?.[role];
  const zones = network && zonesIn(network as Network);
  if (zone === undefined || !zones || zones.includes(undefined as unknown as string) || zones.includes(zone)) return [];
  return [
    {
      path: `${KEY}.zone.${role}`,
      message: `${show(zone)} is not a zone of the ${role}'s network`,
      fix: `Allowed: ${zones.join(", ")}; left out, the first of them.`,
    },
  ];
}

function checkCapacity({ compute }: Parsed, { capacity }: Faults): Problem[] {
  if (!capacity || compute?.type !== "fixed") return [];
  return [
    {
      path: `${FAULTS}.capacity`,
      message: "a fixed fleet launches nothing, so that no launch can fail",
      fix: "Allowed: with holdfast:compute.type auto-scaling; or take the fault out.",
    },
  ];
}

function checkFailover({ databases }: Parsed, { databaseFailover: fault }: Faults): Problem[] {
  if (!fault || !databases) return [];
  const known = Object.entries(databases);
  if (fault.databases) {
    return fault.databases.flatMap((name, i) => {
      const database = name === undefined ? undefined : databases[name];
      const path = `${FAULTS}.databaseFailover.databases[${i}]`;
      if (name !== undefined && !(name in databases)) return [unknown(path, name, "databases", known)];
      if (!database || database.type === undefined || canFailOver(database)) return [];
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
  if (known.some(([, database]) => !database || database.type === undefined || canFailOver(database))) return [];
  return [
    {
      path: `${FAULTS}.databaseFailover`,
      message: "no database of this configuration has another instance to fail over to",
      fix: "Allowed: with an aurora that has instances.readers, or an rds-cluster, in holdfast:databases; for rds-instance there is databaseReboot.",
    },
  ];
}

function checkReboot({ databases }: Parsed, { databaseReboot: fault }: Faults): Problem[] {
  if (!fault || !databases) return [];
  const known = Object.entries(databases);
  if (fault.databases) {
    return fault.databases.flatMap((name, i) => {
      const path = `${FAULTS}.databaseReboot.databases[${i}]`;
      if (name === undefined) return [];
      if (!(name in databases)) return [unknown(path, name, "databases", known)];
      const type = databases[name]?.type;
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
  if (known.some(([, database]) => database?.type === undefined || database.type === "rds-instance")) return [];
  return [
    {
      path: `${FAULTS}.databaseReboot`,
      message: "no database of this configuration is a DB instance",
      fix: "Allowed: with an rds-instance in holdfast:databases; for clusters there is databaseFailover.",
    },
  ];
}

function checkReplication({ workload, buckets, tables }: Parsed, { replication: fault }: Faults): Problem[] {
  const strategy = workload?.strategy;
  if (!fault || !buckets || !tables || strategy === undefined) return [];
  const copied = {
    buckets: strategy === "static-site" ? [] : Object.keys(buckets),
    tables: Object.entries(tables)
      .filter(([, table]) => table?.consistency === undefined || isReplicated(strategy, table.consistency))
      .map(([name]) => name),
  };
  const wrong = (["buckets", "tables"] as const).flatMap((kind) =>
    (fault[kind] ?? []).flatMap((name, i) => {
      if (name === undefined || copied[kind].includes(name)) return [];
      const path = `${FAULTS}.replication.${kind}[${i}]`;
      const all = kind === "buckets" ? buckets : tables;
      if (!(name in all)) return [unknown(path, name, kind, Object.entries(all))];
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

function checkFunctions({ functions, workload }: Parsed, { functionErrors: fault }: Faults): Problem[] {
  if (!fault || !functions) return [];
  const path = `${FAULTS}.functionErrors`;
  const known = Object.entries(functions);
  const named = (fault.functions ?? []).flatMap((name, i) => {
    if (name === undefined) return [];
    const at = `${path}.functions[${i}]`;
    if (!(name in functions)) return [unknown(at, name, "functions", known)];
    if (!isImage(functions[name]?.code)) return [];
    return [
      {
        path: at,
        message: `${show(name)} is an image, which takes no layers`,
        fix: "Allowed: functions of an archive or object.",
      },
    ];
  });
  if (known.every(([, one]) => one !== undefined && isImage(one.code))) {
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
      const layer = fault.layer?.[role];
      const region = workload?.regions?.[role];
      if (layer === undefined) return [];
      const isElsewhere = region !== undefined && layer.split(":")[3] !== region;
      const architecture = layer.includes("x86_64") ? "x86_64" : "arm64";
      const others = chosen.filter(([, one]) => one?.architecture !== undefined && one.architecture !== architecture);
      return [
        ...(isElsewhere
          ? [
              {
                path: `${path}.layer.${role}`,
                message: `${show(layer)} is not of ${region}: Lambda takes layers of its own region`,
                fix: `Allowed: AWS's layer of ${region}, which \`aws ssm get-parameter\` tells there.`,
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

/** The experiments' own bucket would bear the same name. */
function checkBucket({ buckets }: Parsed, { functionErrors }: Faults): Problem[] {
  if (!functionErrors || !buckets || !("faults" in buckets)) return [];
  return [
    {
      path: "holdfast:buckets.faults",
      message: '"faults" is the name of the bucket that holdfast:experiments makes',
      fix: "Allowed: another name than faults.",
    },
  ];
}

function unknown(path: string, name: string, kind: string, known: [string, unknown][]): Problem {
  const names = known.map(([one]) => one).join(", ");
  return {
    path,
    message: `${show(name)} is none of holdfast:${kind}`,
    fix: names === "" ? `Allowed: with some in holdfast:${kind}; there are none.` : `Allowed: ${names}.`,
  };
}
