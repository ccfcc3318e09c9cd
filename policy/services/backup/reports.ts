import {
  BACKUP_VAULT,
  BACKUP_VAULT_NOTIFICATIONS,
  EVENT_RULE,
  EVENT_TARGET,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../aws";
import {
  answer,
  any,
  foundBy,
  isTreeList,
  merged,
  NO,
  NOT_YET,
  unknown,
  valueOf,
  type Answer,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
  type Tree,
} from "../../graph";

/** The notifications of a region's failed jobs. */
export interface Reports {
  /** Whether anything receives them: a subscriber of a topic, or another target than a topic of the graph, such as a function or a queue. */
  readonly received: Answer;
  /** The notified topics. */
  readonly topics: readonly Resource[];
}

/** What is notified: topics, and ARNs of other targets than a topic of the graph. */
type Notified = Found<Resource | string>;

/** Events of a job's failure; and the vault's own notifications of one (https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html). */
const BAD_ENDS = /FAILED|EXPIRED|COMPLETED/;

/** The notifications of failed jobs in a plan's region: by EventBridge, or by the plan's target vaults. */
export function reportsOf(plan: Resource, graph: Graph): Reports {
  const { certain, why } = merged([...byEvents(plan, graph), ...byVault(plan, graph)]);
  const topics = certain.filter((one) => typeof one !== "string");
  const subscribed = topics.map((topic): Answer => {
    const subscriptions = graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic");
    const [possible] = subscriptions.possible;
    if (subscriptions.certain.length > 0 || !possible) return answer(subscriptions.certain.length > 0);
    return unknown(`The subscribers of ${possible.name} ${NOT_YET}.`);
  });
  return {
    received: any([answer(topics.length < certain.length), why === undefined ? NO : unknown(why), ...subscribed]),
    topics,
  };
}

function byEvents(plan: Resource, graph: Graph): Notified[] {
  const rules = graph.ofType(EVENT_RULE).filter(({ region }) => region === plan.region);
  const found = foundBy(rules, (rule) => takesFailures(rule, graph));
  return [
    { certain: [], possible: [], why: found.why },
    ...found.certain.flatMap((rule) => {
      const { certain, possible } = graph.referrers(rule, [EVENT_TARGET], "rule");
      return [
        ...certain.map((target) => notifiedAt(target, "arn", graph)),
        ...possible.map((target) => unclear(`Which rule ${target.name} belongs to`)),
      ];
    }),
  ];
}

function unclear(what: string): Notified {
  return { certain: [], possible: [], why: `${what} ${NOT_YET}.` };
}

/** Whether a rule takes events of AWS Backup's jobs that fail. */
function takesFailures(rule: ResourceOf<typeof EVENT_RULE>, graph: Graph): Answer {
  const pattern = graph.string(rule, "eventPattern");
  // At preview a pattern with another resource's ARN in it is unknown, and what is in it besides can't be read.
  if (pattern.kind === "unknown") return unknown(`Which events ${rule.name} takes ${NOT_YET}.`);
  if (pattern.kind === "missing" || !pattern.value.includes("aws.backup")) return NO;
  const choosesEnds = /"stat(e|us)"/.test(pattern.value);
  return answer(!choosesEnds || pattern.value.includes("FAILED"));
}

function notifiedAt(from: Resource, path: string, graph: Graph): Notified {
  const { certain, external, complete } = graph.references(from, path, [TOPIC]);
  const why = complete ? undefined : `The targets of ${from.name} ${NOT_YET}.`;
  return { certain: [...certain, ...external], possible: [], why };
}

function byVault(plan: Resource, graph: Graph): Notified[] {
  const vaults = graph.references(plan, "rules[*].targetVaultName", [BACKUP_VAULT]).certain;
  return vaults.flatMap((vault) => {
    const { certain, possible } = graph.referrers(vault, [BACKUP_VAULT_NOTIFICATIONS], "backupVaultName");
    const onFailure = certain.filter((one) => {
      const events = valueOf(graph.value(one, "backupVaultEvents"));
      return !isTreeList(events) || events.some(endsBadly);
    });
    return [
      ...onFailure.map((one) => notifiedAt(one, "snsTopicArn", graph)),
      ...possible.map((one) => unclear(`Which vault ${one.name} belongs to`)),
    ];
  });
}

/** An event that can't be read yet counts for one. */
function endsBadly(event: Tree): boolean {
  return typeof event !== "string" || BAD_ENDS.test(event);
}
