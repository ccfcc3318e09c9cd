import {
  DOCDB_CLUSTER,
  EVENT_BUS,
  EVENT_RULE,
  EVENT_TARGET,
  FSX_LUSTRE,
  HOSTED_ZONE,
  OPENSEARCH_DOMAIN,
  RECORD,
  SECURITY_GROUP,
} from "../../../../policy/aws";
import { resource } from "../../fixtures";
import { ACCOUNT, owned } from "./kept";
import { group, web } from "./site";
import { EAST, east, WEST } from "./stores";
import { wordTable, type WordCase } from "./words";

const [a, b] = east.subnets;

const CASES: WordCase[] = [
  {
    title: "an FSx for Lustre file system",
    source: "https://docs.aws.amazon.com/fsx/latest/LustreGuide/what-is.html",
    why: "It is in the Availability Zone of its subnet. Its backups are not modelled.",
    resources: () => [owned(FSX_LUSTRE, "scratch", "fsx", { subnetIds: a!.id, storageCapacity: 1200 })],
    expected: {
      "write scratch, zone us-east-1a": "waits",
      "write scratch, zone us-east-1b": "continues",
      "write scratch, region us-east-1 outage": "waits",
      "keep scratch, content scratch": "undecided",
    },
  },
  {
    title: "a DocumentDB cluster",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/failover.html",
    why: "Its failover is not modelled: what is in its Region is known, and no more.",
    resources: () => [owned(DOCDB_CLUSTER, "catalog", "rds", { engine: "docdb" })],
    expected: {
      "write catalog, zone us-east-1a": "undecided",
      "write catalog, region us-east-1 outage": "waits",
      "keep catalog, region us-east-1 gone": "lost",
      "keep catalog, zone us-east-1a": "undecided",
    },
  },
  {
    title: "a site whose OpenSearch domain in one zone allows it",
    source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
    why: "A domain without zone awareness is in one zone; a security group shows that the site uses it.",
    resources: () => {
      const from = group("web");
      const ingress = [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [from.id] }];
      const to = resource(SECURITY_GROUP, "search", { ingress }, { region: EAST });
      const vpcOptions = { subnetIds: [b!.id], securityGroupIds: [to.id] };
      return [to, ...web({ securityGroup: from }), owned(OPENSEARCH_DOMAIN, "search", "es", { vpcOptions })];
    },
    expected: {
      "serve web with its data, zone us-east-1b": "waits",
      "read search, zone us-east-1a": "continues",
      "serve web with its data, service es@us-east-1": "waits",
    },
  },
  {
    title: "a rule that sends to a bus of another Region",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html",
    why: "The bus is needed where it is, and so is the rule.",
    resources: () => {
      const bus = owned(EVENT_BUS, "there", "events", { name: "there" }, WEST);
      const rule = owned(EVENT_RULE, "all", "events", { name: "all", eventPattern: "{}" });
      const inputs = {
        rule: rule.output("name"),
        arn: bus.output("arn"),
        roleArn: `arn:aws:iam::${ACCOUNT}:role/send`,
      };
      return [bus, rule, resource(EVENT_TARGET, "all", inputs, { region: EAST })];
    },
    expected: {
      "process all, region us-west-2 outage": "waits",
      "process all, region us-east-1 outage": "waits",
      "process all, zone us-east-1a": "continues",
    },
  },
  {
    title: "a rule that sends to a bus of another Region, which is not among the resources",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html",
    why: "Its ARN says where it is.",
    resources: () => {
      const rule = owned(EVENT_RULE, "all", "events", { name: "all", eventPattern: "{}" });
      const arn = `arn:aws:events:us-west-2:${ACCOUNT}:event-bus/there`;
      const inputs = { rule: rule.output("name"), arn, roleArn: `arn:aws:iam::${ACCOUNT}:role/send` };
      return [
        rule,
        owned(EVENT_BUS, "other", "events", { name: "other" }, WEST),
        resource(EVENT_TARGET, "all", inputs, { region: EAST }),
      ];
    },
    expected: { "process all, region us-west-2 outage": "undecided", "process all, zone us-east-1a": "continues" },
  },
  {
    title: "a hosted zone in one account, and what its name leads to in another",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html",
    why: "The administrator of the first account can delete the hosted zone, and with it the name.",
    resources: () => {
      const outputs = { arn: "arn:aws:sns:us-east-1:999988887777:dns" };
      const zone = resource(HOSTED_ZONE, "zone", { name: "example.com" }, { stack: "dns" });
      const inDns = resource("aws:sns/topic:Topic", "dns", {}, { stack: "dns", region: EAST, outputs });
      const site = web();
      const record = { zoneId: zone.id, name: "shop.example.com", type: "A" };
      const aliases = [{ name: "web.us-east-1.elb.amazonaws.com", zoneId: "Z-us-east-1", evaluateTargetHealth: false }];
      return [zone, inDns, ...site, resource(RECORD, "shop", { ...record, aliases }, { region: EAST })];
    },
    expected: {
      "serve shop.example.com, rights 999988887777": "lost",
      "serve shop.example.com, account 999988887777": "lost",
    },
  },
];

export const OTHERS = wordTable(
  "What else is stored, sent and named",
  "What a fault does to stores whose failover is not modelled, to events of another Region, and to names.",
  CASES,
);
