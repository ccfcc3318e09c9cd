import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const READS = ["holdfast:queues", "holdfast:topics", "holdfast:functions", "holdfast:buses", "holdfast:workload.name"];

type Says = [path: string, shows: string, allowed: string][];

// By their names, as Pulumi hands an object over.
const QUEUES = { mail: { fifo: true }, orders: {} };
const DESK = { url: "https://desk.example.com/news" };

/** The shipped files with one topic, two queues and a function. */
function topic(name: string, settings: object, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:topics.news.${path}`, ...rest]);
  const around = [set("queues", QUEUES), set("functions", { clerk: { code: "sample-worker" } }), set("buses", {})];
  return row(name, [...around, set("topics", { news: settings }), ...edits], at, { reads: READS });
}

const reported = (subscription: object, more: object = {}) => ({ ...more, subscriptions: { one: subscription } });

const subscribers: BadSettings[] = [
  topic("a queue that is not there", reported({ queue: "order" }), [
    ["subscriptions.one.queue", '"order" is not in holdfast:queues', "Did you mean orders? Allowed: mail, orders."],
  ]),
  topic("a function that is not there", reported({ function: "clark" }), [
    ["subscriptions.one.function", '"clark" is not in holdfast:functions', "Did you mean clerk?"],
  ]),
  topic("an address without TLS", reported({ url: "http://desk.example.com" }), [
    ["subscriptions.one.url", '"http://desk.example.com" is not allowed', "an https:// address"],
  ]),
  topic(
    "a FIFO topic with a function and an address as subscribers",
    {
      fifo: true,
      subscriptions: { one: { function: "clerk" }, two: DESK },
    },
    [
      [
        "subscriptions.one.function",
        "a FIFO topic cannot notify a function",
        "a queue, from which a function may take them",
      ],
      ["subscriptions.two.url", "a FIFO topic cannot notify an address", "a standard topic"],
    ],
  ),
  topic("a standard topic that fills a FIFO queue", reported({ queue: "mail" }), [
    [
      "subscriptions.one.queue",
      '"mail" is a FIFO queue, which a standard topic cannot fill',
      "fifo: true on the topic",
    ],
  ]),
  topic("one queue twice", { subscriptions: { one: { queue: "orders" }, two: { queue: "orders" } } }, [
    ["subscriptions.two.queue", '"orders" is subscribed as one already', "Leave one out"],
  ]),
];

const policies: BadSettings[] = [
  topic(
    "retries for longer than an hour",
    reported({ ...DESK, retry: { retries: 50, minDelay: "10s", maxDelay: "5m" } }),
    [["subscriptions.one.retry.retries", "50 retries x (10s + 5m) / 2 = 7750s", "at most 23 with these delays"]],
  ),
  topic("more retries than SNS knows", reported({ ...DESK, retry: { retries: 101 } }), [
    ["subscriptions.one.retry.retries", "101 is not allowed", "a whole number from 0 to 100"],
  ]),
  topic("a first delay above the last", reported({ ...DESK, retry: { minDelay: "10m", maxDelay: "5m" } }), [
    ["subscriptions.one.retry.minDelay", "10m is longer than maxDelay (5m)", "at most 5m"],
  ]),
  topic("a filter without lists", reported({ queue: "orders", filter: { kind: "placed" } }), [
    ["subscriptions.one.filter.kind", '"placed" is not what a filter compares with', "a list of values or patterns"],
  ]),
  topic("a filter of attributes with groups", reported({ queue: "orders", filter: { order: { kind: ["placed"] } } }), [
    ["subscriptions.one.filter.order.kind", '["placed"] is not what', "filterScope: MessageBody"],
  ]),
  topic(
    "a filter of too many keys",
    reported({ queue: "orders", filter: Object.fromEntries([..."abcdef"].map((key) => [key, [1]])) }),
    [["subscriptions.one.filter", "has 6 keys", "at most 5"]],
  ),
  topic(
    "a filter of too many values",
    reported({ queue: "orders", filter: { a: [...Array(13).keys()], b: [...Array(12).keys()] } }),
    [["subscriptions.one.filter", "has 156 combinations of values", "at most 150"]],
  ),
  topic("a standard topic with what FIFO topics know", { contentBasedDeduplication: true }, [
    ["contentBasedDeduplication", "true has no meaning for a standard topic", "fifo: true"],
  ]),
];

const names: BadSettings[] = [
  row(
    "a topic that is called as that of the warnings",
    [set("queues", {}), set("functions", {}), set("buses", {}), set("topics", { "alerts-warning": {} })],
    [["holdfast:topics.alerts-warning", '"alerts-warning" is the name of the topic that Holdfast', "another name"]],
    { reads: READS },
  ),
  row(
    "a topic that is called as that of the alarms",
    [set("queues", {}), set("functions", {}), set("buses", {}), set("topics", { alerts: {} })],
    [["holdfast:topics.alerts", '"alerts" is the name of the topic that Holdfast', "another name"]],
    { reads: READS },
  ),
  row(
    "a topic and a bus that would keep what they could not deliver under one name",
    [
      set("queues", { mail: {} }),
      set("functions", {}),
      set("topics", { orders: { subscriptions: { mail: { queue: "mail" } } } }),
      set("buses", {
        orders: { rules: { mail: { pattern: { source: ["shop"] }, targets: { mail: { queue: "mail" } } } } },
      }),
    ],
    [["holdfast:topics.orders.subscriptions.mail", "as the queue of what bus orders's rule mail", "another name"]],
    { reads: READS },
  ),
];

/** Topics that cannot be, and subscribers that they cannot have. */
export const topics: BadSettings[] = [...subscribers, ...policies, ...names];
