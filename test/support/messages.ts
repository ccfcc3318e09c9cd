/** Settings of queues, topics, functions, streams and buses, for the tests of what uses them. */

/** Queues and topics: a topic that tells a queue, which nothing takes from yet. */
export const QUEUES = {
  queues: { orders: {}, mail: { fifo: true, contentBasedDeduplication: true } },
  topics: {
    news: { subscriptions: { orders: { queue: "orders" }, desk: { url: "https://desk.example.com/news" } } },
    ledger: { fifo: true, subscriptions: { mail: { queue: "mail" } } },
  },
};

/** Queues and topics with the less usual settings. */
export const UNUSUAL_QUEUES = {
  queues: {
    orders: {
      visibilityTimeout: "10m",
      retention: "2d",
      delay: "1m",
      receiveWait: "5s",
      maxReceives: 8,
      deadLetterRetention: "10d",
      oldest: "1h",
      backlog: 5000,
      deletionProtection: false,
    },
    mail: { fifo: true, highThroughput: true },
    "mail-copies": {},
  },
  topics: {
    news: {
      failures: 3,
      subscriptions: {
        orders: {
          queue: "orders",
          raw: true,
          filter: { kind: ["placed", { prefix: "re" }] },
          deadLetterRetention: "7d",
        },
        desk: {
          url: "https://desk.example.com/news",
          raw: true,
          confirms: true,
          filter: { order: { total: [{ numeric: [">", 100] }] } },
          filterScope: "MessageBody",
          retry: { retries: 10, minDelay: "5s", maxDelay: "2m", backoff: "linear", maxReceivesPerSecond: 10 },
        },
      },
    },
    ledger: {
      fifo: true,
      contentBasedDeduplication: true,
      highThroughput: true,
      subscriptions: { mail: { queue: "mail" }, copies: { queue: "mail-copies" } },
    },
    quiet: {},
  },
};
