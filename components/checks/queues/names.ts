import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
const LONGEST_QUEUE_NAME = 80;

const DEAD_LETTERS = "-dead-letters";
const UNDELIVERED = "-undelivered";
const FIFO = ".fifo";

const ofAlerts = (name: string, what: string): Named => ({ name, fifo: undefined, path: "", what, its: "it" });

/** What Holdfast makes itself for each Region's alarm notifications: two queues, and an alarm that a dead-letter queue's would overwrite. */
const OF_ALERTS = [
  ofAlerts("alerts-record", "record of the alarms"),
  ofAlerts("alerts-undelivered", "dead-letter queue of the alarms' notifications"),
  ofAlerts("alerts-dead-letters", "alarm on notifications that were not delivered"),
];

/** A queue that AWS will have, by its name without the workload's, and what makes it. */
interface Named {
  name: string;
  fifo: boolean | undefined;
  path: string;
  /** Its description in another queue's message: "dead-letter queue of orders". */
  what: string;
  /** Its description in a message at `path`. */
  its: "it" | "its dead-letter queue";
}

/** Names that SQS refuses, or that two queues would have: queues, their dead-letter queues, and those of topics and rules. */
export function checkQueueNames(areas: Pick<Areas, "queues" | "topics" | "buses" | "workload">): Problem[] {
  const all = namedQueues(areas);
  return [...taken(all), ...all.flatMap((queue) => tooLong(queue, areas.workload.name))];
}

function namedQueues({ queues, topics, buses }: Pick<Areas, "queues" | "topics" | "buses">): Named[] {
  const own = Object.entries(queues).flatMap(([name, queue]): Named[] => {
    const at = { fifo: queue.fifo, path: `holdfast:queues.${name}` };
    return [
      { ...at, name, what: `queue ${name}`, its: "it" },
      { ...at, name: name + DEAD_LETTERS, what: `dead-letter queue of ${name}`, its: "its dead-letter queue" },
    ];
  });
  const undelivered = Object.entries(topics).flatMap(([topic, settings]) =>
    Object.keys(settings.subscriptions).map((subscription): Named => ({
      name: `${topic}-${subscription}${UNDELIVERED}`,
      fifo: settings.fifo,
      path: `holdfast:topics.${topic}.subscriptions.${subscription}`,
      what: `dead-letter queue of topic ${topic}'s subscription ${subscription}`,
      its: "its dead-letter queue",
    })),
  );
  return [...OF_ALERTS, ...ofBuses(buses), ...own, ...undelivered];
}

/** Queues of buses, reported where a topic's would have the same name. */
function ofBuses(buses: Areas["buses"]): Named[] {
  return Object.entries(buses).flatMap(([bus, settings]) =>
    Object.keys(settings.rules).map((rule): Named => ({
      name: `${bus}-${rule}${UNDELIVERED}`,
      fifo: undefined,
      path: `holdfast:buses.${bus}.rules.${rule}`,
      what: `queue of what bus ${bus}'s rule ${rule} could not deliver`,
      its: "it",
    })),
  );
}

/** FIFO or not, the two would have one name in the program. */
function taken(all: readonly Named[]): Problem[] {
  const first = new Map<string, Named>();
  return all.flatMap((queue) => {
    const other = first.get(queue.name);
    if (!other) first.set(queue.name, queue);
    if (!other || other.path === queue.path || queue.path.startsWith("holdfast:buses.")) return [];
    return [
      {
        path: queue.path,
        message: `${queue.its} would be called ${show(queue.name)}, as the ${other.what} is`,
        fix: "Allowed: another name.",
      },
    ];
  });
}

function tooLong({ name, fifo, path, its }: Named, workload: string | undefined): Problem[] {
  if (workload === undefined || fifo === undefined) return [];
  const whole = `${workload}-${name}${fifo ? FIFO : ""}`;
  const over = whole.length - LONGEST_QUEUE_NAME;
  if (over <= 0) return [];
  return [
    {
      path,
      message: `${its} would be called ${whole}, which has ${whole.length} characters, too many for SQS`,
      fix: `Allowed: at most ${LONGEST_QUEUE_NAME}, SQS's limit: shorten the names or holdfast:workload.name by ${over} in all.`,
    },
  ];
}
