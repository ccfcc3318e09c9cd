import { STRONG_CONSISTENCY_SETS } from "../../../facts/dynamodb";
import type { Problem } from "../../config/problems";
import type { Areas } from "../../config/schema";
import type { Table } from "../../config/schema/tables";
import { show } from "../../config/show";
import { tablePath } from "../../topology/tables";

type Workload = Areas["workload"] | undefined;

const THIRD = ["witness", "thirdReplica"] as const;

/**
 * What AWS allows of each consistency mode
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.consistency-modes).
 */
export function checkConsistency(path: string, table: Table, workload: Workload): Problem[] {
  if (table.consistency === "strong") return strong(path, table, workload);
  if (table.consistency !== "eventual") return [];
  const third = THIRD.filter((which) => table[which] !== undefined).map((which) => ({
    path: `${path}.${which}`,
    message: "has no meaning for a table whose consistency is eventual",
    fix: `Leave it out, or make ${path}.consistency strong.`,
  }));
  return [...third, ...stream(path, table, workload)];
}

/** Replication reads the table's stream, which must hold both images. */
function stream(path: string, table: Table, workload: Workload): Problem[] {
  const { strategy } = workload ?? {};
  if (table.stream === undefined || table.stream === "NEW_AND_OLD_IMAGES" || strategy === undefined) return [];
  if (tablePath(strategy, { consistency: "eventual" }) !== "replica") return [];
  return [
    {
      path: `${path}.stream`,
      message: `${show(table.stream)} is not possible with strategy ${strategy}`,
      fix: "Allowed: NEW_AND_OLD_IMAGES, by which AWS replicates; it is on where the setting is left out.",
    },
  ];
}

function strong(path: string, table: Table, workload: Workload): Problem[] {
  const { strategy } = workload ?? {};
  if (strategy !== undefined && tablePath(strategy, { consistency: "strong" }) === "backup-copies") {
    return [
      {
        path: `${path}.consistency`,
        message: `strong is not possible with strategy ${strategy}, which has no replicas`,
        fix: "Allowed: eventual; or one of the strategies pilot-light, warm-standby and active-active.",
      },
    ];
  }
  return [...third(path, table), ...regions(path, table, workload), ...excluded(path, table)];
}

/** Exactly three regions: three replicas, or two and a witness. */
function third(path: string, table: Table): Problem[] {
  const given = THIRD.filter((which) => which in table);
  if (given.length === 1) return [];
  return [
    {
      path: `${path}.consistency`,
      message: given.length === 0 ? "strong needs a third region" : "strong with both a witness and a third replica",
      fix: `Allowed: exactly three regions; name the third in ${path}.witness or in ${path}.thirdReplica.`,
    },
  ];
}

/** All three in one of AWS's sets, and each another. */
function regions(path: string, table: Table, workload: Workload): Problem[] {
  const { primary, secondary } = workload?.regions ?? {};
  const set = STRONG_CONSISTENCY_SETS.data.find((one) => primary !== undefined && one.includes(primary));
  const sets = STRONG_CONSISTENCY_SETS.data.map((one) => one.join(", ")).join("; or ");
  if (primary === undefined || secondary === undefined) return [];
  if (!set?.includes(secondary)) {
    return [
      {
        path: `${path}.consistency`,
        message: `strong is not possible with the regions ${primary} and ${secondary}`,
        fix: `Allowed: three regions of one set, which are ${sets}; or consistency eventual.`,
      },
    ];
  }
  return THIRD.flatMap((which) => {
    const region = table[which];
    if (region === undefined) return [];
    const allowed = set.filter((one) => one !== primary && one !== secondary);
    if (allowed.includes(region)) return [];
    return [
      {
        path: `${path}.${which}`,
        message: `${show(region)} cannot be the third region beside ${primary} and ${secondary}`,
        fix: `Allowed: ${allowed.join(" or ")}.`,
      },
    ];
  });
}

/** What a strongly consistent table cannot have. */
function excluded(path: string, table: Table): Problem[] {
  const problems: Problem[] = [];
  const refuse = (setting: string, message: string, fix: string) => {
    problems.push({ path: `${path}.${setting}`, message, fix });
  };
  if (table.timeToLive !== undefined) {
    refuse(
      "timeToLive",
      `${show(table.timeToLive)} is not possible with consistency strong`,
      "Leave it out, or choose consistency eventual: AWS expires no items of strongly consistent tables.",
    );
  }
  if (Object.keys(table.localSecondaryIndexes).length > 0) {
    refuse(
      "localSecondaryIndexes",
      "are not possible with consistency strong",
      "Make them global secondary indexes, or choose consistency eventual.",
    );
  }
  if (table.billing.mode === "provisioned") {
    // "Table write capacity should either be Pay-Per-Request or AutoScaled": scaling can only be set up on a table that is there already.
    refuse(
      "billing.mode",
      "provisioned is not possible with consistency strong",
      "Allowed: on-demand. The replicas are made together with the table, and AWS takes them of a provisioned table only once it scales.",
    );
  }
  return problems;
}
