import assert from "node:assert/strict";
import { subscriptionEndpointAllowsSns } from "../../../../policy/rules/sns/subscription-endpoint-allows-sns";
import { topicPolicyAllowsPublishers } from "../../../../policy/rules/sns/topic-policy-allows-publishers";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  ACCOUNT,
  alarm,
  allow,
  arnOf,
  from,
  here,
  lambda,
  policy,
  queue,
  role,
  rule,
  topic,
} from "../../permissions/resources";

const CLOUDWATCH = "cloudwatch.amazonaws.com";
const EVENTS = "events.amazonaws.com";
const SNS = "sns.amazonaws.com";

const ELASTICACHE = "elasticache.amazonaws.com";
const caches = (to: Fixture) => [
  here("aws:elasticache/replicationGroup:ReplicationGroup", "carts", { notificationTopicArn: to.output("arn") }),
];

describe("sns-topic-policy-allows-publishers", () => {
  const PUBLISHERS: [service: string, (to: Fixture) => Fixture[]][] = [
    [CLOUDWATCH, (to) => [alarm("down", { alarmActions: [to.output("arn")] })]],
    [
      CLOUDWATCH,
      (to) => [
        here("aws:cloudwatch/compositeAlarm:CompositeAlarm", "region", {
          alarmName: "region",
          okActions: [to.output("arn")],
        }),
      ],
    ],
    [
      EVENTS,
      (to) => {
        const failed = rule("failed");
        return [
          failed,
          here("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: failed.output("name"), arn: to.output("arn") }),
        ];
      },
    ],
    [
      "s3.amazonaws.com",
      (to) => [
        here("aws:s3/bucketNotification:BucketNotification", "n", {
          bucket: "b",
          topics: [{ topicArn: to.output("arn") }],
        }),
      ],
    ],
    [
      "backup.amazonaws.com",
      (to) => [
        here("aws:backup/vaultNotifications:VaultNotifications", "v", {
          backupVaultName: "v",
          snsTopicArn: to.output("arn"),
        }),
      ],
    ],
    [
      "events.rds.amazonaws.com",
      (to) => [here("aws:rds/eventSubscription:EventSubscription", "e", { name: "e", snsTopic: to.output("arn") })],
    ],
    [
      "cloudtrail.amazonaws.com",
      (to) => [here("aws:cloudtrail/trail:Trail", "t", { name: "t", snsTopicName: to.output("arn") })],
    ],
    [ELASTICACHE, caches],
  ];
  /** What comes of the default policy of a topic: older ones ask for aws:SourceOwner, new ones for aws:SourceAccount. */
  const BY_DEFAULT = new Map([
    [CLOUDWATCH, "compliant"],
    ["events.rds.amazonaws.com", "compliant"],
    [ELASTICACHE, "undecided"],
    ["s3.amazonaws.com", "undecided"],
    ["cloudtrail.amazonaws.com", "undecided"],
    [EVENTS, "violation"],
    ["backup.amazonaws.com", "violation"],
  ]);
  const of = (inputs: object, by: (to: Fixture) => Fixture[], build = graphOf, ...more: Fixture[]) => {
    const people = topic("people", { ...inputs });
    return verdicts(topicPolicyAllowsPublishers, build(people, ...by(people), ...more))["people"];
  };

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf }))
    it(`requires that the policy allows each publisher, ${when}`, () => {
      for (const [service, by] of PUBLISHERS) {
        assert.equal(of({ policy: policy(allow(service, "sns:Publish")) }, by, build), "compliant", service);
        assert.equal(
          of({ policy: policy(allow("ses.amazonaws.com", "sns:Publish")) }, by, build),
          "violation",
          service,
        );
        assert.equal(of({}, by, build), BY_DEFAULT.get(service), service);
      }
    });

  it("reads a TopicPolicy, which replaces the topic's own", () => {
    const [, alarms] = PUBLISHERS[0]!;
    const beside =
      (...statements: object[]) =>
      (to: Fixture) => [
        ...alarms(to),
        here("aws:sns/topicPolicy:TopicPolicy", "p", { arn: to.output("arn"), policy: policy(...statements) }),
      ];
    assert.equal(of({}, beside(allow(CLOUDWATCH, "sns:Publish"))), "compliant");
    assert.equal(of({}, beside(allow(EVENTS, "sns:Publish"))), "violation", "the default policy is replaced");
    const own = { policy: policy(allow(CLOUDWATCH, "sns:Publish")) };
    assert.equal(of(own, beside(allow(EVENTS, "sns:Publish"))), "undecided", "which of the two is left is not known");
  });

  it("reads conditions and denials", () => {
    const [, alarms] = PUBLISHERS[0]!;
    const [, events] = PUBLISHERS[2]!;
    const when = (Condition: object) => policy(allow(CLOUDWATCH, "sns:Publish", { Condition }));
    assert.equal(of({ policy: when({ StringEquals: { "aws:SourceAccount": ACCOUNT } }) }, alarms), "compliant");
    assert.equal(of({ policy: when({ StringEquals: { "aws:SourceAccount": "210987654321" } }) }, alarms), "violation");
    assert.equal(
      of({ policy: when({ ArnLike: { "aws:SourceArn": arnOf("cloudwatch", "alarm:down*") } }) }, alarms),
      "compliant",
    );
    assert.equal(
      of({ policy: when({ ArnLike: { "aws:SourceArn": arnOf("cloudwatch", "alarm:up*") } }) }, alarms),
      "violation",
    );
    const cached = (key: string) =>
      of({ policy: policy(allow(ELASTICACHE, "sns:Publish", from(key, ACCOUNT))) }, caches);
    assert.equal(cached("aws:SourceOwner"), "compliant");
    assert.equal(cached("aws:SourceAccount"), "violation", "ElastiCache does not send it");
    const ofRule = policy(allow(EVENTS, "sns:Publish", from("aws:SourceArn", arnOf("events", "rule/failed"))));
    assert.equal(of({ policy: ofRule }, events), "undecided", "EventBridge takes no condition there");
    const tls = { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: "*" };
    const plain = { ...tls, Condition: { Bool: { "aws:SecureTransport": "false" } } };
    const organization = { ...tls, Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } };
    assert.equal(of({ policy: policy(allow(CLOUDWATCH, "sns:*"), plain) }, alarms), "compliant");
    assert.equal(of({ policy: policy(allow(CLOUDWATCH, "sns:*"), organization) }, alarms), "violation");
  });

  it("is not applicable where no service publishes, and undecided on what it can't read", () => {
    const [, alarms] = PUBLISHERS[0]!;
    assert.equal(
      of({}, () => []),
      "notApplicable",
    );
    assert.equal(of({ policy: unknown }, alarms), "undecided");
    assert.equal(of({ policy: "{" }, alarms), "undecided");
    assert.deepEqual(verdicts(topicPolicyAllowsPublishers, graphOf(queue("q"))), {});
  });
});

describe("sns-subscription-endpoint-allows-sns", () => {
  const check = subscriptionEndpointAllowsSns;
  const news = topic("news");
  const of = (protocol: unknown, to: Fixture | string | symbol, ...more: Fixture[]) => {
    const endpoint = typeof to === "string" || typeof to === "symbol" ? to : to.output("arn");
    const inputs = { topic: news.output("arn"), protocol, endpoint };
    const subscribed = here("aws:sns/topicSubscription:TopicSubscription", "s", inputs);
    return verdicts(check, graphOf(news, subscribed, ...(typeof to === "object" ? [to] : []), ...more))["s"];
  };
  const fromNews = from("aws:SourceArn", arnOf("sns", "news"));

  it("requires that a queue's policy allows SNS for the topic", () => {
    assert.equal(of("sqs", queue("inbox", { policy: policy(allow(SNS, "sqs:SendMessage", fromNews)) })), "compliant");
    assert.equal(of("sqs", queue("inbox")), "violation");
    assert.equal(of("sqs", queue("inbox", { policy: policy(allow(EVENTS, "sqs:SendMessage")) })), "violation");
    const other = from("aws:SourceArn", arnOf("sns", "olds"));
    assert.equal(of("sqs", queue("inbox", { policy: policy(allow(SNS, "sqs:SendMessage", other)) })), "violation");
    const inbox = queue("inbox");
    const beside = here("aws:sqs/queuePolicy:QueuePolicy", "p", {
      queueUrl: inbox.id,
      policy: policy(allow(SNS, "sqs:*")),
    });
    assert.equal(of("sqs", inbox, beside), "compliant");
  });

  it("requires the principal of an opt-in Region where its topic sends to another Region", () => {
    const far = topic("far", {}, "af-south-1");
    const judged = (service: string) => {
      const inbox = queue("inbox", { policy: policy(allow(service, "sqs:SendMessage")) });
      const inputs = { topic: far.output("arn"), protocol: "sqs", endpoint: inbox.output("arn") };
      return verdicts(check, graphOf(far, inbox, here("aws:sns/topicSubscription:TopicSubscription", "s", inputs)))[
        "s"
      ];
    };
    assert.deepEqual([judged("sns.af-south-1.amazonaws.com"), judged(SNS)], ["compliant", "violation"]);
  });

  it("requires the principal of the queue's Region where that is an opt-in Region", () => {
    const judged = (service: string) => {
      const inbox = queue("inbox", { policy: policy(allow(service, "sqs:SendMessage")) }, "me-south-1");
      const inputs = { topic: news.output("arn"), protocol: "sqs", endpoint: inbox.output("arn") };
      return verdicts(check, graphOf(news, inbox, here("aws:sns/topicSubscription:TopicSubscription", "s", inputs)))[
        "s"
      ];
    };
    assert.deepEqual([judged("sns.me-south-1.amazonaws.com"), judged(SNS)], ["compliant", "violation"]);
  });

  it("requires a permission of the function, or of the alias that is subscribed", () => {
    const worker = lambda("worker");
    const permission = (inputs: object) =>
      here("aws:lambda/permission:Permission", "may", {
        function: worker.output("name"),
        action: "lambda:InvokeFunction",
        principal: SNS,
        sourceArn: news.output("arn"),
        ...inputs,
      });
    assert.equal(of("lambda", worker, permission({})), "compliant");
    assert.equal(of("lambda", worker), "violation");
    assert.equal(of("lambda", worker, permission({ principal: EVENTS })), "violation");
    assert.equal(of("lambda", worker, permission({ action: "lambda:GetFunction" })), "violation");
    assert.equal(of("lambda", worker, permission({ sourceArn: arnOf("sns", "olds") })), "violation");
    assert.equal(of("lambda", worker, permission({ sourceAccount: "210987654321" })), "violation");
    assert.equal(
      of("lambda", worker, permission({ qualifier: "live" })),
      "violation",
      "of an alias that is not invoked",
    );
    const live = resource(
      "aws:lambda/alias:Alias",
      "live",
      { name: "live", functionName: worker.output("name") },
      { region: "us-east-1" },
    );
    assert.equal(of("lambda", live, worker, permission({ qualifier: "live" })), "compliant");
    assert.equal(of("lambda", live, worker, permission({})), "violation");
  });

  it("requires a role for a Firehose stream", () => {
    const stream = here("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "archive", {
      name: "archive",
      arn: arnOf("firehose", "deliverystream/archive"),
    });
    const put = { Effect: "Allow", Action: "firehose:*", Resource: arnOf("firehose", "deliverystream/archive") };
    const judged = (may?: Fixture) => {
      const inputs = {
        topic: news.output("arn"),
        protocol: "firehose",
        endpoint: stream.output("arn"),
        ...(may && { subscriptionRoleArn: may.output("arn") }),
      };
      const subscribed = here("aws:sns/topicSubscription:TopicSubscription", "s", inputs);
      return verdicts(check, graphOf(news, stream, subscribed, ...(may ? [may] : [])))["s"];
    };
    assert.equal(judged(role("r", SNS, [put])), "compliant");
    assert.equal(judged(role("r", EVENTS, [put])), "violation", "SNS can't assume it");
    assert.equal(judged(role("r", SNS, [])), "violation");
    assert.equal(judged(), "violation");
  });

  it("is not applicable to people's and HTTP endpoints, and undecided on what it can't read", () => {
    for (const protocol of ["email", "https", "sms"]) assert.equal(of(protocol, "x"), "notApplicable");
    assert.equal(of("sqs", arnOf("sqs", "theirs")), "undecided");
    assert.equal(of("sqs", unknown), "undecided");
    assert.equal(of(unknown, queue("inbox")), "undecided");
  });
});
