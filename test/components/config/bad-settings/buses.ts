import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const READS = [
  "holdfast:buses",
  "holdfast:queues",
  "holdfast:topics",
  "holdfast:streams",
  "holdfast:functions",
  "holdfast:workload",
];

type Says = [path: string, shows: string, allowed: string][];

const QUEUES: Edit = set("queues", {
  orders: {},
  ledger: { fifo: true },
  mail: { fifo: true, contentBasedDeduplication: true },
});
const TOPICS: Edit = set("topics", { log: { fifo: true }, news: {} });

const EVENTS = { source: ["shop.orders"] };
const TO_ORDERS = { orders: { queue: "orders" } };

/** The shipped files with queues, topics and one bus. */
function bus(name: string, settings: unknown, says: Says, edits: Edit[] = [], as = "shop"): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [
    path === "" ? `holdfast:buses.${as}` : `holdfast:buses.${as}.${path}`,
    ...rest,
  ]);
  return row(name, [QUEUES, TOPICS, set("buses", { [as]: settings }), ...edits], at, { reads: READS });
}

/** A bus with one rule. */
function rule(name: string, settings: object, says: Says): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [
    path === "" ? "rules.placed" : `rules.placed.${path}`,
    ...rest,
  ]);
  return bus(name, { rules: { placed: { pattern: EVENTS, targets: TO_ORDERS, ...settings } } }, at);
}

/** A rule with one pattern. */
const pattern = (name: string, settings: unknown, says: Says) => rule(name, { pattern: settings }, says);

/** A rule with one target. */
function target(name: string, settings: unknown, says: Says): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [
    path === "" ? "targets.one" : `targets.one.${path}`,
    ...rest,
  ]);
  return rule(name, { targets: { one: settings } }, at);
}

const malformed: BadSettings[] = [
  bus("a bus's name that is too long", {}, [["", "is not a name", "at most 24 characters"]], [], "b".repeat(25)),
  bus("an archive that is neither there nor not", { archive: true }, [
    ["archive", "true is not allowed", "false, or an archive such as"],
  ]),
  bus("an archive of half a day", { archive: { retentionDays: 0.5 } }, [
    ["archive.retentionDays", "0.5 is not allowed", "a whole number from 0 to 3650"],
  ]),
  rule("events that are tried for longer than a day", { maximumEventAge: "2d" }, [
    ["maximumEventAge", '"2d" is not allowed', "from 1m to 1d"],
  ]),
  rule("events that are tried too often", { maximumRetryAttempts: 186 }, [
    ["maximumRetryAttempts", "186 is not allowed", "a whole number from 0 to 185"],
  ]),
  rule("undelivered events that are kept for longer than SQS does", { undeliveredRetention: "15d" }, [
    ["undeliveredRetention", '"15d" is not allowed', "from 1d to 14d"],
  ]),
  rule("an alarm of no events", { alarms: { failed: 0 } }, [
    ["alarms.failed", "0 is not allowed", "from 1 to 1000000"],
  ]),
  rule("a pattern that is a text", { pattern: "shop.orders" }, [
    ["pattern", '"shop.orders" is not allowed', "an event pattern such as { source: [shop.orders] }"],
  ]),
  target("a target of a kind that is not known", { que: "orders" }, [
    ["que", "is not a setting", "Did you mean queue?"],
  ]),
  target("a target that names nothing", {}, [
    ["", "names nothing to send to", "one of queue, function, topic, stream"],
  ]),
];

const triggers: BadSettings[] = [
  bus("a rule without events or a time", { rules: { placed: { targets: TO_ORDERS } } }, [
    ["rules.placed", "says neither which events nor when", "Add pattern, such as { source: [shop.orders] }"],
  ]),
  rule("a rule with events and a time", { schedule: "rate(1 day)" }, [
    ["schedule", '"rate(1 day)" is not allowed beside a pattern', "pattern or schedule"],
  ]),
  bus("a schedule on a bus of one's own", { rules: { nightly: { schedule: "rate(1 day)", targets: TO_ORDERS } } }, [
    ["rules.nightly.schedule", "EventBridge runs schedules on the default bus alone", "holdfast:buses.default.rules"],
  ]),
  ...["rate(1 days)", "rate(5 minute)", "rate(0 minutes)", "cron(0 3 * * *)", "cron(0 3 * * * *)", "daily"].map(
    (text) =>
      bus(
        `a schedule ${text}`,
        { rules: { nightly: { schedule: text, targets: TO_ORDERS } } },
        [["rules.nightly.schedule", `"${text}" is not allowed`, "rate(5 minutes) or cron(0 3 * * ? *)"]],
        [],
        "default",
      ),
  ),
];

const patterns: BadSettings[] = [
  pattern("a pattern of nothing", {}, [["pattern", "{} matches nothing", "at least one field"]]),
  pattern("a value of a pattern outside a list", { source: "shop.orders" }, [
    ["pattern.source", '"shop.orders" is not a list', 'a list, also of one value: ["shop.orders"]'],
  ]),
  pattern("a value deep in a pattern outside a list", { ...EVENTS, detail: { order: { total: 5 } } }, [
    ["pattern.detail.order.total", "5 is not a list", "[5]"],
  ]),
  pattern("a field of a pattern without values", { source: [] }, [
    ["pattern.source", "[] matches nothing", "at least one value in the list"],
  ]),
  pattern("an operator that EventBridge has not", { source: [{ prefex: "shop." }] }, [
    ["pattern.source[0]", '{"prefex":"shop."} is not a group with one operator', "Did you mean prefix?"],
  ]),
  pattern("two operators at once", { source: ["a", { prefix: "shop.", suffix: ".orders" }] }, [
    ["pattern.source[1]", "is not a group with one operator", "one of prefix, suffix"],
  ]),
  pattern("a list in a list of a pattern", { source: [["shop.orders"]] }, [
    ["pattern.source[0]", "is a list in a list", "values and groups with one operator"],
  ]),
  pattern("one alternative alone", { $or: [{ source: ["a"] }] }, [
    ["pattern.$or", "is not a list of alternatives", "at least two groups"],
  ]),
  pattern("an alternative that is wrong", { $or: [{ source: ["a"] }, { detail: { id: 1 } }] }, [
    ["pattern.$or[1].detail.id", "1 is not a list", "[1]"],
  ]),
  pattern("a pattern that is too long", { source: [..."abcdefghijklmnopqrstu"].map((letter) => letter.repeat(100)) }, [
    ["pattern", "the pattern has 2175 characters as JSON", "at most 2048"],
  ]),
  bus("an archive's pattern that is malformed", { archive: { pattern: { source: "shop.orders" } } }, [
    ["archive.pattern.source", '"shop.orders" is not a list', "also of one value"],
  ]),
];

const targets: BadSettings[] = [
  rule("a rule without targets", { targets: {} }, [["targets", "{} names no target", "orders: { queue: orders }"]]),
  rule(
    "a rule with six targets",
    { targets: Object.fromEntries([..."abcdef"].map((letter) => [letter, { queue: "orders" }])) },
    [["targets", "6 targets are too many", "5 for a rule"]],
  ),
  target("a target of two kinds", { queue: "orders", topic: "news" }, [
    ["", "names queue and topic", "one of queue, function, topic, stream"],
  ]),
  target("a rule's queue that is not there", { queue: "order" }, [
    ["queue", '"order" is not in holdfast:queues', "Did you mean orders?"],
  ]),
  target("a rule's topic that is not there", { topic: "weather" }, [
    ["topic", '"weather" is not in holdfast:topics', "Allowed: log, news"],
  ]),
  target("a stream where there are none", { stream: "clicks" }, [
    ["stream", '"clicks" is not in holdfast:streams', "nothing yet, since holdfast:streams is empty: add it there"],
  ]),
  target("a function where there are none", { function: "worker" }, [
    [
      "function",
      '"worker" is not in holdfast:functions',
      "nothing yet, since holdfast:functions is empty: add it there",
    ],
  ]),
  target("a rule to a FIFO topic", { topic: "log" }, [
    ["topic", '"log" is FIFO, which EventBridge does not send to', "a standard"],
  ]),
  target("a FIFO queue without a group", { queue: "mail" }, [
    ["messageGroupId", '"mail" is a FIFO queue', "the name of the group"],
  ]),
  target("a FIFO queue that wants an id against doubles", { queue: "ledger", messageGroupId: "all" }, [
    ["queue", "FIFO without contentBasedDeduplication", "holdfast:queues.ledger.contentBasedDeduplication: true"],
  ]),
  target("a group for a topic", { topic: "news", messageGroupId: "all" }, [
    ["messageGroupId", "has no meaning for a topic", "for a queue alone"],
  ]),
  target("a partition key for a queue", { queue: "orders", partitionKeyPath: "$.id" }, [
    ["partitionKeyPath", "has no meaning for a queue", "for a stream alone"],
  ]),
];

const inputs: BadSettings[] = [
  target(
    "an input with a name that is nowhere",
    { queue: "orders", input: { paths: { order: "$.detail.id" }, template: '"<oder>"' } },
    [["input.template", "<oder> is no name of paths", "Did you mean <order>? Known here: <order>"]],
  ),
  target(
    "an input with a path in brackets",
    { queue: "orders", input: { paths: { id: "$['detail']" }, template: '"<id>"' } },
    [["input.paths.id", `"$['detail']" is not a path of an event`, "in dot notation"]],
  ),
  target(
    "an input with a name that EventBridge keeps",
    { queue: "orders", input: { paths: { AWSid: "$.id" }, template: '"<AWSid>"' } },
    [["input.paths.AWSid", '"AWSid" begins with AWS', "a name that does not"]],
  ),
  target(
    "an input with too many names",
    {
      queue: "orders",
      input: { paths: Object.fromEntries([...Array(101).keys()].map((i) => [`p${i}`, "$.id"])), template: '"<p1>"' },
    },
    [["input.paths", "101 are too many", "100, EventBridge's limit"]],
  ),
];

const ENDPOINT = { globalEndpoint: {} };

const endpoints: BadSettings[] = [
  bus(
    "a global endpoint of the default bus",
    ENDPOINT,
    [["globalEndpoint", "is not made for the default bus", "a bus of your own"]],
    [],
    "default",
  ),
  bus("a global endpoint by half minutes", { globalEndpoint: { for: "90s" } }, [
    ["globalEndpoint.for", '"90s" is not whole minutes', "such as 5m"],
  ]),
  bus(
    "a global endpoint into a standby that takes no events",
    ENDPOINT,
    [["globalEndpoint", "is not allowed with strategy pilot-light", "with warm-standby or active-active"]],
    [set("workload.strategy", "pilot-light"), set("workload.objectives.region", { rto: "4h", rpo: "1h" })],
  ),
];

/** What EventBridge would refuse, or could not deliver. */
export const buses: BadSettings[] = [...malformed, ...triggers, ...patterns, ...targets, ...inputs, ...endpoints];
