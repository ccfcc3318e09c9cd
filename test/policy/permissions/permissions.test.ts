import assert from "node:assert/strict";
import { IAM_ROLE, QUEUE, TOPIC } from "../../../policy/aws";
import type { Answer, Graph, Resource } from "../../../policy/graph";
import {
  accountOf,
  arnOf,
  mayPublish,
  OWN_ACCOUNT,
  resourceDecision,
  roleMay,
  roleRequest,
  senderOf,
  serviceMayUse,
} from "../../../policy/permissions";
import { queueKeyAllowsSenders } from "../../../policy/rules/kms/queue-key-allows-senders";
import { failureDestination } from "../../../policy/rules/lambda/failure-destination";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../fixtures";
import { ACCOUNT, alarm, allow, arnOf as arn, here, lambda, policy, queue, role, rule, topic } from "./resources";

const OTHER = "210987654321";
const named = (graph: Graph, name: string): Resource => graph.resources.find((one) => one.name === name)!;
const key = (...statements: object[]) =>
  here("aws:kms/key:Key", "key", {
    arn: arn("kms", "key/1"),
    ...(statements.length > 0 && { policy: policy(...statements) }),
  });
const USE = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** Whether what makes a service send may use the key of the topic `people`. */
function mayUse(
  own: Fixture,
  from: Fixture[],
  keyOf: (own: Fixture) => unknown = (one) => one.output("arn"),
  ...more: Fixture[]
): string {
  const people = topic("people", { kmsMasterKeyId: keyOf(own) });
  const graph = graphOf(own, people, ...from, ...more);
  const sender = senderOf(named(graph, from.at(-1)!.name), graph)!;
  return serviceMayUse(sender, graph.ofType(TOPIC)[0]!, graph).is;
}

const placed = rule("placed");
const events = [
  placed,
  here("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: placed.output("name"), arn: arn("sns", "people") }),
];
const down = [alarm("down")];

describe("keys of topics", () => {
  it("allow a service with the conditions that it meets: EventBridge sends no source to KMS", () => {
    const ofAccount = { Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } } };
    assert.equal(mayUse(key(allow("cloudwatch.amazonaws.com", USE, ofAccount)), down), "yes");
    assert.equal(mayUse(key(allow("events.amazonaws.com", USE)), events), "yes");
    assert.equal(mayUse(key(allow("events.amazonaws.com", USE, ofAccount)), events), "no");
    const context = (value: string) => ({
      Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": value } },
    });
    assert.equal(mayUse(key(allow("cloudwatch.amazonaws.com", USE, context(arn("sns", "people")))), down), "yes");
    assert.equal(mayUse(key(allow("cloudwatch.amazonaws.com", USE, context(arn("sns", "other")))), down), "no");
  });

  it("deny what they allow besides", () => {
    const deny = { ...allow("cloudwatch.amazonaws.com", "kms:Decrypt"), Effect: "Deny" };
    assert.equal(mayUse(key(allow("cloudwatch.amazonaws.com", "kms:*"), deny), down), "no");
    assert.equal(
      mayUse(
        key(allow("cloudwatch.amazonaws.com", "kms:*"), { ...deny, Principal: { Service: "events.amazonaws.com" } }),
        down,
      ),
      "yes",
    );
  });

  it("are found by an alias too", () => {
    const own = key(allow("cloudwatch.amazonaws.com", USE));
    const alias = here("aws:kms/alias:Alias", "alias", { name: "alias/messages", targetKeyId: own.output("id") });
    assert.equal(
      mayUse(own, down, () => "alias/messages", alias),
      "yes",
    );
    const closed = key(allow("events.amazonaws.com", USE));
    const other = here("aws:kms/alias:Alias", "alias", { name: "alias/messages", targetKeyId: closed.output("id") });
    assert.equal(
      mayUse(closed, down, () => "alias/messages", other),
      "no",
    );
    assert.equal(
      mayUse(own, down, () => "alias/elsewhere"),
      "unknown",
    );
  });

  it("have a policy as an object too, which may be known in part", () => {
    const statement = allow("events.amazonaws.com", USE);
    const written = (Statement: unknown) =>
      here("aws:kms/key:Key", "key", { arn: arn("kms", "key/1"), policy: { Statement } });
    assert.equal(mayUse(written([statement]), events), "yes");
    assert.equal(mayUse(written([{ ...statement, Principal: { Service: "sns.amazonaws.com" } }]), events), "no");
    assert.equal(mayUse(written([{ ...statement, Principal: { Service: unknown } }]), events), "unknown");
  });
});

describe("keys and roles", () => {
  const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
  const encrypt = { Effect: "Allow", Action: USE, Resource: "*" };
  const judged = (own: Fixture, statements: object[], ...more: Fixture[]) => {
    const dead = queue("dead", { kmsMasterKeyId: own.output("arn") });
    const may = role("r", "lambda.amazonaws.com", statements);
    const worker = lambda("worker", { role: may.output("arn"), deadLetterConfig: { targetArn: dead.output("arn") } });
    return verdicts(failureDestination, graphOf(own, dead, may, worker, ...more))["worker"];
  };
  const root = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" };

  it("need the key's policy, which may leave it to the account, and the role's", () => {
    assert.equal(judged(key(root), [send, encrypt]), "compliant");
    assert.equal(judged(key(root), [send]), "violation");
    assert.equal(
      judged(key({ ...root, Principal: { AWS: `arn:aws:iam::${OTHER}:root` } }), [send, encrypt]),
      "violation",
    );
    assert.equal(judged(key(root, { ...root, Effect: "Deny", Action: "kms:Decrypt" }), [send, encrypt]), "violation");
    const direct = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/r` },
      Action: "kms:*",
      Resource: "*",
    };
    assert.equal(judged(key(direct), [send]), "compliant");
    const via = { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com", "kms:CallerAccount": ACCOUNT } };
    assert.equal(judged(key({ ...root, Principal: { AWS: "*" }, Condition: via }), [send]), "compliant");
  });

  it("are undecided where a grant may allow it", () => {
    const own = key(root);
    const grant = here("aws:kms/grant:Grant", "grant", { keyId: own.output("id") });
    assert.equal(judged(own, [send], grant), "undecided");
  });

  it("are undecided where the role may have another policy", () => {
    const may = resource(
      "aws:iam/role:Role",
      "r",
      { name: "r" },
      { outputs: { arn: `arn:aws:iam::${ACCOUNT}:role/r` } },
    );
    const perhaps = resource("aws:iam/rolePolicy:RolePolicy", "p", { role: unknown, policy: policy(send) });
    const dead = queue("dead");
    const worker = lambda("worker", { role: may.output("arn"), deadLetterConfig: { targetArn: dead.output("arn") } });
    assert.equal(verdicts(failureDestination, graphOf(may, perhaps, dead, worker))["worker"], "undecided");
    assert.equal(verdicts(failureDestination, graphOf(may, dead, worker))["worker"], "violation");
  });
});

describe("two accounts", () => {
  it("need both the role's policy and the resource's", () => {
    const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
    const judged = (statements: object[], inputs: object): Answer["is"] => {
      const theirs = resource(
        "aws:sqs/queue:Queue",
        "q",
        { name: "q", ...inputs },
        { region: "us-east-1", outputs: { arn: `arn:aws:sqs:us-east-1:${OTHER}:q` } },
      );
      const graph = graphOf(role("r", "lambda.amazonaws.com", statements), theirs);
      const [own] = graph.ofType(IAM_ROLE);
      const [to] = graph.ofType(QUEUE);
      const request = roleRequest(own!, "sqs:SendMessage", arnOf(to!, graph), graph);
      return roleMay(own!, request, resourceDecision(to!, request, OWN_ACCOUNT, graph), accountOf(to!, graph), graph)
        .is;
    };
    const allowing = { policy: policy({ ...send, Principal: { AWS: ACCOUNT } }) };
    assert.equal(judged([send], allowing), "yes");
    assert.equal(judged([], allowing), "no");
    assert.equal(judged([send], {}), "no");
  });

  it("do not share the default policy of a topic", () => {
    const of = (account: string) => {
      const people = resource(
        "aws:sns/topic:Topic",
        "people",
        { name: "people" },
        { region: "us-east-1", outputs: { arn: `arn:aws:sns:us-east-1:${account}:people` } },
      );
      const graph = graphOf(people, alarm("down"));
      return mayPublish(senderOf(named(graph, "down"), graph)!, graph.ofType(TOPIC)[0]!, graph).is;
    };
    assert.deepEqual([of(ACCOUNT), of(OTHER)], ["yes", "no"]);
  });

  it("leave the account of what is not made yet unknown", () => {
    const made = (account: string) =>
      resource("aws:sqs/queue:Queue", account, {}, { outputs: { arn: `arn:aws:sqs:us-east-1:${account}:q` } });
    const graphWith = (...accounts: string[]) => graphOf(...accounts.map(made), resource("aws:s3/bucket:Bucket", "b"));
    const of = (...accounts: string[]) => {
      const graph = graphWith(...accounts);
      return accountOf(named(graph, "b"), graph);
    };
    assert.deepEqual([of(ACCOUNT), of(ACCOUNT, OTHER), of()], [ACCOUNT, undefined, undefined]);
  });
});

describe("keys of queues at preview", () => {
  it("are judged by the resource, where no ARN is known", () => {
    const judged = (service: string) => {
      const own = resource("aws:kms/key:Key", "key", { policy: policy(allow(service, USE)) }, { region: "us-east-1" });
      const inbox = resource(
        "aws:sqs/queue:Queue",
        "inbox",
        { name: "inbox", kmsMasterKeyId: own.output("arn") },
        { region: "us-east-1" },
      );
      const news = resource("aws:sns/topic:Topic", "news", { name: "news" }, { region: "us-east-1" });
      const subscribed = here("aws:sns/topicSubscription:TopicSubscription", "s", {
        topic: news.output("arn"),
        protocol: "sqs",
        endpoint: inbox.output("arn"),
      });
      return verdicts(queueKeyAllowsSenders, previewOf(own, inbox, news, subscribed))["inbox"];
    };
    assert.deepEqual([judged("sns.amazonaws.com"), judged("events.amazonaws.com")], ["compliant", "violation"]);
  });
});

describe("the ARN of a resource", () => {
  const made = (type: string, inputs: object) => {
    const own = resource(type, "own", { ...inputs }, { region: "us-east-1" });
    const graph = previewOf(own, here("aws:sns/topic:Topic", "other", { arn: arn("sns", "other") }));
    return arnOf(named(graph, "own"), graph);
  };
  const CASES: [type: string, inputs: object, tail: string][] = [
    ["aws:cloudwatch/metricAlarm:MetricAlarm", { name: "down" }, "cloudwatch:us-east-1:ACCOUNT:alarm:down"],
    ["aws:cloudwatch/compositeAlarm:CompositeAlarm", { alarmName: "down" }, "cloudwatch:us-east-1:ACCOUNT:alarm:down"],
    ["aws:sns/topic:Topic", { name: "a" }, "sns:us-east-1:ACCOUNT:a"],
    ["aws:sqs/queue:Queue", { name: "a" }, "sqs:us-east-1:ACCOUNT:a"],
    ["aws:kinesis/stream:Stream", { name: "a" }, "kinesis:us-east-1:ACCOUNT:stream/a"],
    ["aws:dynamodb/table:Table", { name: "a" }, "dynamodb:us-east-1:ACCOUNT:table/a"],
    ["aws:lambda/function:Function", { name: "a" }, "lambda:us-east-1:ACCOUNT:function:a"],
    ["aws:cloudwatch/eventBus:EventBus", { name: "a" }, "events:us-east-1:ACCOUNT:event-bus/a"],
    ["aws:backup/vault:Vault", { name: "a" }, "backup:us-east-1:ACCOUNT:backup-vault:a"],
    ["aws:kms/key:Key", { keyId: "1234" }, "kms:us-east-1:ACCOUNT:key/1234"],
    ["aws:kms/replicaKey:ReplicaKey", { keyId: "mrk-1" }, "kms:us-east-1:ACCOUNT:key/mrk-1"],
    ["aws:cloudtrail/trail:Trail", { name: "a" }, "cloudtrail:us-east-1:ACCOUNT:trail/a"],
    ["aws:rds/eventSubscription:EventSubscription", { name: "a" }, "rds:us-east-1:ACCOUNT:es:a"],
    ["aws:cloudwatch/eventRule:EventRule", { name: "a" }, "events:us-east-1:ACCOUNT:rule/a"],
    ["aws:cloudwatch/eventRule:EventRule", { name: "a", eventBusName: "shop" }, "events:us-east-1:ACCOUNT:rule/shop/a"],
    ["aws:iam/role:Role", { name: "a", path: "/shop/" }, "iam::ACCOUNT:role/shop/a"],
    ["aws:s3/bucket:Bucket", { bucket: "a" }, "s3:::a"],
  ];
  for (const [type, inputs, tail] of CASES)
    it(`is made of what is known before deployment: ${tail}`, () => {
      assert.equal(made(type, inputs), `arn:aws:${tail.replace("ACCOUNT", ACCOUNT)}`);
    });
});
