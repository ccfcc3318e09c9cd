import {
  BACKUP_VAULT,
  BACKUP_VAULT_NOTIFICATIONS,
  EVENT_RULE,
  EVENT_TARGET,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../aws";
import { isTreeList, type Graph, type Resource, type Tree } from "../../graph";

/** The notifications of a region's jobs, and their subscribers. */
export interface Reports {
  /** Notified topics with a subscriber. */
  readonly heard: readonly Resource[];
  /** Notified topics without a known subscriber. */
  readonly unheard: readonly Resource[];
  /** Another target than a topic of the graph is notified: a function, a queue, a topic made elsewhere. */
  readonly elsewhere: boolean;
  /** Why more may be notified. */
  readonly doubt: string | undefined;
}

/** Events of a job's failure; and the vault's own notifications of one (https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html). */
const BAD_ENDS = /FAILED|EXPIRED|COMPLETED/;

/** The notifications of failed jobs in a plan's region: by EventBridge, or by the plan's target vaults. */
export function reportsOf(plan: Resource, graph: Graph): Reports {
  const found = [...byEvents(plan, graph), ...byVault(plan, graph)];
  const topics = [...new Set(found.flatMap(({ topics }) => topics))];
  const subscribers = topics.map((topic) => graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic"));
  return {
    heard: topics.filter((_, i) => subscribers[i]!.certain.length > 0),
    unheard: topics.filter((_, i) => subscribers[i]!.certain.length === 0),
    elsewhere: found.some((one) => one.elsewhere),
    doubt:
      found.find((one) => one.doubt !== undefined)?.doubt ??
      subscribers.flatMap(({ possible }) => possible.map((one) => `The subscribers of ${one.name}`))[0],
  };
}

interface Notified {
  topics: readonly Resource[];
  elsewhere: boolean;
  doubt?: string;
}

function byEvents(plan: Resource, graph: Graph): Notified[] {
  return graph.ofType(EVENT_RULE).flatMap((rule): Notified[] => {
    if (rule.region !== plan.region) return [];
    const hears = hearsBackup(rule, graph);
    if (hears === false) return [];
    if (hears === undefined) return [{ topics: [], elsewhere: false, doubt: `Which events ${rule.name} takes` }];
    const { certain, possible } = graph.referrers(rule, [EVENT_TARGET], "rule");
    return [
      ...certain.map((target) => notifiedAt(target, "arn", graph)),
      ...possible.map((target) => ({ topics: [], elsewhere: false, doubt: `Which rule ${target.name} belongs to` })),
    ];
  });
}

/** Whether a rule takes events of AWS Backup's jobs that fail; undefined where its pattern can't be read. */
function hearsBackup(rule: Resource, graph: Graph): boolean | undefined {
  const pattern = graph.string(rule, "eventPattern");
  if (pattern.kind !== "known") {
    // At preview a pattern with another resource's ARN in it is unknown, and what is in it besides can't be read.
    return pattern.kind === "missing" ? false : undefined;
  }
  if (!pattern.value.includes("aws.backup")) return false;
  const choosesEnds = /"stat(e|us)"/.test(pattern.value);
  return !choosesEnds || pattern.value.includes("FAILED");
}

function notifiedAt(from: Resource, path: string, graph: Graph): Notified {
  const found = graph.references(from, path, [TOPIC]);
  const doubt = found.complete ? {} : { doubt: `The targets of ${from.name}` };
  return { topics: found.certain, elsewhere: found.external.length > 0, ...doubt };
}

function byVault(plan: Resource, graph: Graph): Notified[] {
  const vaults = graph.references(plan, "rules[*].targetVaultName", [BACKUP_VAULT]).certain;
  return vaults.flatMap((vault) => {
    const { certain, possible } = graph.referrers(vault, [BACKUP_VAULT_NOTIFICATIONS], "backupVaultName");
    const telling = certain.filter((one) => {
      const events = graph.value(one, "backupVaultEvents");
      return events.kind !== "known" || !isTreeList(events.value) || events.value.some(endsBadly);
    });
    return [
      ...telling.map((one) => notifiedAt(one, "snsTopicArn", graph)),
      ...possible.map((one) => ({ topics: [], elsewhere: false, doubt: `Which vault ${one.name} belongs to` })),
    ];
  });
}

/** An event that can't be read yet counts for one. */
function endsBadly(event: Tree): boolean {
  return typeof event !== "string" || BAD_ENDS.test(event);
}
