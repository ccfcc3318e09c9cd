import {
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DB_PROXY,
  DB_PROXY_TARGET,
  DYNAMODB_TABLE,
  ECS_SERVICE,
  ECS_TASK_DEFINITION,
  EFS_FILE_SYSTEM,
  EFS_MOUNT_TARGET,
  INGRESS_RULE,
  SECURITY_GROUP,
  VPC,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { EAST, east } from "./stores";
import { Site } from "./serving";
import { group, web } from "./site";
import { ACCOUNT, owned } from "./kept";
import { wordTable, type WordCase } from "./words";

const ENGINE = { engine: "postgres", multiAz: true, availabilityZone: "us-east-1a" };

function database(securityGroup?: Fixture, inputs: Record<string, unknown> = {}): Fixture {
  const guard = securityGroup === undefined ? {} : { vpcSecurityGroupIds: [securityGroup.id] };
  const given = { ...ENGINE, dbSubnetGroupName: east.group.output("name"), ...guard, ...inputs };
  return resource(DB_INSTANCE, "orders", given, {
    region: EAST,
    outputs: { address: "orders.c1.us-east-1.rds.amazonaws.com" },
  });
}

function allowed(to: Fixture, from: Fixture): Fixture {
  const inputs = {
    securityGroupId: to.id,
    referencedSecurityGroupId: from.id,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
  };
  return resource(INGRESS_RULE, `${from.name}-to-${to.name}`, inputs, { region: EAST });
}

const table = () => owned(DYNAMODB_TABLE, "carts", "dynamodb", { name: "carts", hashKey: "id" });
const SECURITY = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html";
const ROLES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html";

const CASES: WordCase[] = [
  {
    title: "a site whose database's security group allows it",
    source: SECURITY,
    why: "A rule of the database's security group that names the site's says who uses it.",
    resources: () => {
      const [from, to] = [group("web"), group("databases")];
      return [to, ...web({ securityGroup: from }), database(to), allowed(to, from)];
    },
    fn: "serve web with its data",
    expected: {
      "at rest": "up",
      "host orders": "recovers",
      "service rds@us-east-1": "waits",
      "region us-east-1 gone": "lost",
    },
  },
  {
    title: "a site whose Aurora cluster has a security group with a rule in it",
    source: SECURITY,
    why: "The same, with the rule written in the group.",
    resources: () => {
      const from = group("web");
      const to = resource(SECURITY_GROUP, "databases", { ingress: [{ securityGroups: [from.id] }] }, { region: EAST });
      const inputs = {
        engine: "aurora-postgresql",
        dbSubnetGroupName: east.group.output("name"),
        vpcSecurityGroupIds: [to.id],
      };
      const cluster = resource(DB_CLUSTER, "orders", inputs, { region: EAST });
      const node = { clusterIdentifier: cluster.id, engine: "aurora-postgresql", availabilityZone: "us-east-1c" };
      return [
        to,
        ...web({ securityGroup: from }),
        cluster,
        resource(CLUSTER_INSTANCE, "orders-1", node, { region: EAST }),
      ];
    },
    fn: "serve web with its data",
    expected: { "host orders-1": "recovers", "zone us-east-1c": "recovers", "service rds@us-east-1": "waits" },
  },
  {
    title: "a site whose user data name its database",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    why: "User data configure an instance at its launch: a name of a store there says that it is used.",
    resources: () => {
      const text = "#!/bin/sh\necho DATABASE=orders.c1.us-east-1.rds.amazonaws.com > /etc/shop";
      return [...web({ userData: Buffer.from(text).toString("base64") }), database()];
    },
    fn: "serve web with its data",
    expected: { "host orders": "recovers", "service rds@us-east-1": "waits" },
  },
  {
    title: "a site whose role may use a table",
    source: ROLES,
    why: "A role made for one table says that it is used.",
    resources: () => {
      const Resource = `arn:aws:dynamodb:${EAST}:${ACCOUNT}:carts`;
      return [...web({ policy: { Effect: "Allow", Action: "dynamodb:*Item", Resource } }), table()];
    },
    fn: "serve web with its data",
    expected: { "at rest": "up", "service dynamodb@us-east-1": "waits" },
  },
  {
    title: "a site whose role may use any table",
    source: ROLES,
    why: "A role that may use whatever table says nothing of one.",
    resources: () => [...web({ policy: { Effect: "Allow", Action: "dynamodb:*", Resource: "*" } }), table()],
    fn: "serve web with its data",
    expected: { "at rest": "up", "service dynamodb@us-east-1": "undecided" },
  },
  {
    title: "a site that nothing joins to its database",
    source: SECURITY,
    why: "No rule, role or setting joins them, so that the answer is open.",
    resources: () => [...web(), database(group("databases"))],
    fn: "serve web with its data",
    expected: { "at rest": "undecided", "service rds@us-east-1": "undecided" },
  },
  {
    title: "a site whose database is behind a proxy that allows it",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html",
    why: "The site connects to the proxy, and the proxy to the database.",
    resources: () => {
      const [from, to] = [group("web"), group("proxy")];
      const orders = database();
      const proxy = resource(DB_PROXY, "orders", { name: "orders", vpcSecurityGroupIds: [to.id] }, { region: EAST });
      const target = { dbProxyName: proxy.output("name"), dbInstanceIdentifier: orders.output("identifier") };
      const joined = resource(DB_PROXY_TARGET, "orders", target, { region: EAST });
      return [to, ...web({ securityGroup: from }), orders, proxy, joined, allowed(to, from)];
    },
    fn: "serve web with its data",
    expected: { "at rest": "up", "service rds@us-east-1": "waits" },
  },
  {
    title: "a site whose database is in another VPC",
    source: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    why: "A transit gateway reaches only the zones that it is attached in, and is not followed.",
    resources: () => {
      const at = { region: EAST };
      const [from, to] = ["web", "databases"].map((name) => {
        const vpc = resource(VPC, name, { cidrBlock: "10.1.0.0/16" }, at);
        return [vpc, resource(SECURITY_GROUP, name, { name, vpcId: vpc.id }, { ...at, stack: "primary" })] as const;
      }) as [readonly [Fixture, Fixture], readonly [Fixture, Fixture]];
      return [from[0], ...to, ...web({ securityGroup: from[1] }), database(to[1]), allowed(to[1], from[1])];
    },
    fn: "serve web with its data",
    expected: { "at rest": "up", "zone us-east-1b": "undecided", "region us-east-1 gone": "lost" },
  },
  {
    title: "tasks of a site that mount a file system of one zone",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",
    why: "The volume of the task definition names it; EFS One Zone is in us-east-1a, and the tasks of us-east-1b mount it there.",
    resources: () => {
      const site = new Site();
      const [balancer, target] = [site.balancer("web"), site.targetGroup("web", { targetType: "ip" })];
      site.listener(balancer, "web", site.forward(target));
      const system = site.add(EFS_FILE_SYSTEM, "files", { availabilityZoneName: "us-east-1a" });
      site.add(EFS_MOUNT_TARGET, "files", { fileSystemId: system.id, subnetId: site.subnet("a").id });
      const volumes = [{ name: "files", efsVolumeConfiguration: { fileSystemId: system.id } }];
      const task = site.add(ECS_TASK_DEFINITION, "web", { family: "web", networkMode: "awsvpc", volumes });
      site.add(ECS_SERVICE, "web", {
        ...{ taskDefinition: task.id, desiredCount: 4, launchType: "FARGATE" },
        networkConfiguration: { subnets: site.subnets() },
        loadBalancers: [{ targetGroupArn: target.output("arn"), containerName: "web", containerPort: 80 }],
      });
      return [...site.all()];
    },
    fn: "serve web-us-east-1 with its data",
    expected: { "at rest": "up", "zone us-east-1a": "waits", "zone us-east-1b": "recovers" },
  },
  {
    title: "a site by itself, as its database fails",
    source: SECURITY,
    why: "The site alone is asked for, not what it reads.",
    resources: () => {
      const [from, to] = [group("web"), group("databases")];
      return [to, ...web({ securityGroup: from }), database(to), allowed(to, from)];
    },
    fn: "serve web",
    expected: { "at rest": "up", "service rds@us-east-1": "continues" },
  },
];

export const WITH_DATA = wordTable(
  "A site with its data",
  "What a fault does to a site together with the stores that it uses.",
  CASES,
);
