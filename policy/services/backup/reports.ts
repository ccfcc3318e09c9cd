import { BACKUP_VAULT, BACKUP_VAULT_NOTIFICATIONS, TOPIC } from "../../aws";
import {
  all,
  any,
  isAny,
  isTreeList,
  NOT_YET,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type Resource,
  type Tree,
} from "../../graph";
import { mayPublish, senderOf, serviceMayUse } from "../../permissions";
import { watching } from "../cloudwatch/metric-alarms";
import { isReceived, rulesIn, takesEvent, topicsOf } from "../events/notifying";
import type { Event } from "../events/pattern";
import { reachedByMessages } from "../sns/subscribers";

/** A kind of job of AWS Backup that can fail, and what says so. */
interface Job {
  readonly what: string;
  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
  readonly event: Event;
  /** The vault's own events (https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html); those of a completed job have failed ones too. */
  readonly vaultEvents: RegExp;
  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html */
  readonly metric: string;
}

function job(what: string, detailType: string, vaultEvents: RegExp, metric: string): Job {
  const event = { source: "aws.backup", "detail-type": detailType, detail: { state: "FAILED" } };
  return { what, event, vaultEvents, metric };
}

const BACKUPS = job(
  "backup jobs",
  "Backup Job State Change",
  /^BACKUP_JOB_(FAILED|EXPIRED|COMPLETED)$/,
  "NumberOfBackupJobsFailed",
);
const COPIES = job("copy jobs", "Copy Job State Change", /^COPY_JOB_FAILED$/, "NumberOfCopyJobsFailed");

/** Whether anyone is notified of a kind of failed jobs. */
export interface Report {
  /** `backup jobs` */
  readonly what: string;
  readonly received: Answer;
  /** The topics to which they are published, whether or not anyone receives that. */
  readonly topics: readonly Resource[];
}

/** The notifications of failed jobs in a plan's Region, of its backups and of its copies: by EventBridge, by the plan's vaults, or by an alarm. */
export function reportsOf(plan: Resource, graph: Graph): readonly Report[] {
  const copies = graph.values(plan, "rules[*].copyActions[*]");
  return [BACKUPS, ...(copies.values.length > 0 ? [COPIES] : [])].map((one) => reportOf(one, plan, graph));
}

function reportOf(one: Job, plan: Resource, graph: Graph): Report {
  const rules = rulesIn(plan.region, graph).map((rule) => ({ rule, takes: takesEvent(rule, one.event, graph) }));
  const vaults = notificationsOf(one, plan, graph);
  return {
    what: one.what,
    received: any([
      ...rules.map(({ rule, takes }) => all([takes, isReceived(rule, graph)])),
      ...vaults.map(({ received }) => received),
      isAlarmed(one, plan, graph),
    ]),
    topics: [
      ...rules.flatMap(({ rule, takes }) => (takes.is === "yes" ? topicsOf(rule, graph) : [])),
      ...vaults.flatMap(({ topics }) => topics),
    ],
  };
}

function isAlarmed({ metric }: Job, plan: Resource, graph: Graph): Answer {
  const wanted = { namespace: "AWS/Backup", metricNames: [metric], dimensions: {}, region: plan.region };
  return isAny(watching(wanted, graph), `What an alarm is on ${NOT_YET}.`);
}

/** What the vaults of a plan publish of failed jobs. */
function notificationsOf({ vaultEvents }: Job, plan: Resource, graph: Graph): readonly Omit<Report, "what">[] {
  const vaults = graph.references(plan, "rules[*].targetVaultName", [BACKUP_VAULT]).certain;
  return vaults.flatMap((vault) => {
    const { certain, possible } = graph.referrers(vault, [BACKUP_VAULT_NOTIFICATIONS], "backupVaultName");
    const onFailure = certain.filter((one) => {
      const events = valueOf(graph.value(one, "backupVaultEvents"));
      return !isTreeList(events) || events.some((event) => endsBadly(event, vaultEvents));
    });
    return [
      ...onFailure.map((one) => published(one, graph)),
      ...possible.map((one) => ({ received: unknown(`Which vault ${one.name} belongs to ${NOT_YET}.`), topics: [] })),
    ];
  });
}

function published(notifications: Resource, graph: Graph): Omit<Report, "what"> {
  const { certain, external, complete } = graph.references(notifications, "snsTopicArn", [TOPIC]);
  const [topic] = certain;
  const sender = senderOf(notifications, graph);
  if (topic && sender) {
    const reached = isAny(
      reachedByMessages(topic, graph),
      `Whether a subscriber of ${topic.name} is reached ${NOT_YET}.`,
    );
    return {
      received: all([mayPublish(sender, topic, graph), serviceMayUse(sender, topic, graph), reached]),
      topics: [topic],
    };
  }
  const elsewhere = complete && external.length > 0;
  return { received: elsewhere ? YES : unknown(`The topic of ${notifications.name} ${NOT_YET}.`), topics: [] };
}

/** An event that can't be read yet counts for one. */
function endsBadly(event: Tree, wanted: RegExp): boolean {
  return typeof event !== "string" || wanted.test(event);
}
