import { regionsInStep } from "../../../../policy/rules/pulumi/regions-in-step";
import { resource, secret, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const make =
  (type: string) =>
  (stack: "primary" | "secondary", inputs: Record<string, unknown> = {}, name = "shop"): Fixture =>
    resource(type, name, inputs, { stack, region: stack === "primary" ? "us-east-1" : "us-west-2" });
const lambda = make("aws:lambda/function:Function");
const queue = make("aws:sqs/queue:Queue");
const targets = make("aws:lb/targetGroup:TargetGroup");
const variables = (names: Record<string, unknown>) => ({ environment: { variables: names } });

judges(regionsInStep, {
  "the same": [[lambda("primary", { timeout: 30 }), lambda("secondary", { timeout: 30 })], "compliant"],
  "another timeout": [
    [lambda("primary", { timeout: 30 }), lambda("secondary", { timeout: 3 })],
    "violation",
    /differs from shop in us-west-2.* timeout: 30; wanted: 3/,
  ],
  "a timeout that the other has not": [
    [lambda("primary"), lambda("secondary", { timeout: 3 })],
    "violation",
    /timeout: missing; wanted: 3/,
  ],
  "other sizes, which are no difference": [
    [lambda("primary", { reservedConcurrentExecutions: 9 }), lambda("secondary")],
    "compliant",
  ],
  "the same variables with other values": [
    [lambda("primary", variables({ TABLE: "a" })), lambda("secondary", variables({ TABLE: "b" }))],
    "compliant",
  ],
  "a variable that only the other has": [
    [lambda("primary", variables({ TABLE: "a" })), lambda("secondary", variables({ TABLE: "b", TOPIC: "c" }))],
    "violation",
    /^It lacks TOPIC, which shop in us-west-2 has/,
  ],
  "a variable that only it has, which is a violation of the other": [
    [lambda("primary", variables({ TABLE: "a", TOPIC: "c" })), lambda("secondary", variables({ TABLE: "b" }))],
    "compliant",
  ],
  "variables that are secret": [
    [lambda("primary", { environment: { variables: secret } }), lambda("secondary", variables({ TABLE: "b" }))],
    "undecided",
  ],
  "an unknown timeout": [[lambda("primary", { timeout: unknown }), lambda("secondary", { timeout: 3 })], "undecided"],
  "a queue": [
    [queue("primary", { visibilityTimeoutSeconds: 60 }), queue("secondary", { visibilityTimeoutSeconds: 360 })],
    "violation",
  ],
  "a target group": [
    [targets("primary", { healthCheck: { path: "/ok" } }), targets("secondary", { healthCheck: { path: "/" } })],
    "violation",
    /healthCheck.path/,
  ],
  "one of another name": [[queue("primary"), queue("secondary", { delaySeconds: 9 }, "other")], "notApplicable"],
  "one in the same Region": [
    [
      queue("primary"),
      resource("aws:sqs/queue:Queue", "shop", { delaySeconds: 9 }, { stack: "b", region: "us-east-1" }),
    ],
    "notApplicable",
  ],
  alone: [[queue("primary")], "notApplicable"],
});

/** Every property that is compared, with two values of it. */
const COMPARED: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>> = {
  "aws:lambda/function:Function": {
    runtime: ["nodejs22.x", "nodejs20.x"],
    handler: ["index.main", "index.old"],
    memorySize: [512, 128],
    timeout: [30, 3],
    architectures: [["arm64"], ["x86_64"]],
    packageType: ["Zip", "Image"],
  },
  "aws:sqs/queue:Queue": {
    fifoQueue: [true, false],
    visibilityTimeoutSeconds: [180, 30],
    messageRetentionSeconds: [1_209_600, 60],
    delaySeconds: [0, 900],
    maxMessageSize: [262_144, 1024],
  },
  "aws:kinesis/stream:Stream": { retentionPeriod: [168, 24] },
  "aws:dynamodb/table:Table": { hashKey: ["id", "key"], rangeKey: ["time", "date"] },
  "aws:lb/targetGroup:TargetGroup": { port: [443, 80], protocol: ["HTTPS", "HTTP"], targetType: ["instance", "ip"] },
};

for (const [type, properties] of Object.entries(COMPARED))
  judges(
    regionsInStep,
    Object.fromEntries(
      Object.entries(properties).map(([property, [east, west]]) => [
        `another ${property} of ${type}`,
        [[make(type)("primary", { [property]: east }), make(type)("secondary", { [property]: west })], "violation"],
      ]),
    ),
  );

judges(regionsInStep, {
  "another time to live": [
    ["primary", "secondary"].map((stack, index) =>
      make("aws:dynamodb/table:Table")(stack as "primary", { ttl: { attributeName: ["expires", "until"][index] } }),
    ),
    "violation",
    /ttl\.attributeName/,
  ],
  "another health check": [
    ["primary", "secondary"].map((stack, index) =>
      targets(stack as "primary", { healthCheck: { path: "/", matcher: ["200", "200-499"][index] } }),
    ),
    "violation",
    /healthCheck\.matcher/,
  ],
});

/** What must be alike, with two values of each. */
const ALIKE: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>> = {
  "aws:lambda/function:Function": {
    runtime: ["nodejs22.x", "nodejs20.x"],
    handler: ["index.handler", "main.handler"],
    memorySize: [128, 256],
    timeout: [30, 60],
    architectures: [["arm64"], ["x86_64"]],
    packageType: ["Zip", "Image"],
  },
  "aws:sqs/queue:Queue": {
    fifoQueue: [true, false],
    visibilityTimeoutSeconds: [30, 60],
    messageRetentionSeconds: [86_400, 345_600],
    delaySeconds: [0, 5],
    maxMessageSize: [1024, 262_144],
  },
  "aws:kinesis/stream:Stream": { retentionPeriod: [24, 168] },
  "aws:dynamodb/table:Table": { hashKey: ["id", "key"], rangeKey: ["time", "date"], ttl: [{ attributeName: "a" }, {}] },
  "aws:lb/targetGroup:TargetGroup": {
    port: [80, 8080],
    protocol: ["HTTP", "HTTPS"],
    targetType: ["ip", "instance"],
    healthCheck: [
      { path: "/", matcher: "200" },
      { path: "/", matcher: "200-299" },
    ],
  },
};

const rows = Object.entries({ ...ALIKE, "aws:alb/targetGroup:TargetGroup": ALIKE["aws:lb/targetGroup:TargetGroup"]! });

judges(
  regionsInStep,
  Object.fromEntries(
    rows.flatMap(([type, properties]) =>
      Object.entries(properties).map(([property, [own, its]]) => [
        `${property} of ${type}`,
        [
          [make(type)("primary", { [property]: own }), make(type)("secondary", { [property]: its })],
          "violation",
          new RegExp(`differs from shop in us-west-2: .* ${property}`),
        ],
      ]),
    ),
  ),
);
