import assert from "node:assert/strict";
import { unjudgedOf } from "../../../policy/unjudged";
import { graphOf, resource } from "../fixtures";

/** Types of the provider, by module, that are settings of another resource, connections, permissions or names: no point of failure of their own. */
const PARTS: Readonly<Record<string, string>> = {
  acm: "Certificate",
  acmpca: "Policy",
  alb: "ListenerCertificate ListenerRule TargetGroupAttachment",
  apigateway: "Account Authorizer BasePathMapping Deployment Integration Method RequestValidator Resource Response",
  apigatewayv2: "ApiMapping Authorizer Deployment Integration Route",
  appautoscaling: "ScheduledAction",
  autoscaling: "Attachment LifecycleHook Notification Tag",
  backup: "Framework",
  cloudfront: "Function OriginAccessControl",
  cloudwatch:
    "EventArchive EventPermission LogMetricFilter LogStream LogSubscriptionFilter MetricStream CompositeAlarm QueryDefinition",
  codedeploy: "Application",
  dax: "ParameterGroup SubnetGroup",
  docdb: "ClusterInstance",
  dynamodb: "ContributorInsights GlobalTable TableItem",
  ebs: "DefaultKmsKey EncryptionByDefault",
  ec2: "CustomerGateway DefaultNetworkAcl DefaultRouteTable DefaultSecurityGroup DefaultVpc FlowLog Vpc EgressOnlyInternetGateway Eip EipAssociation KeyPair LaunchTemplate ManagedPrefixList NatGateway NetworkInterface PlacementGroup Route SecondarySubnet Tag VolumeAttachment VpcDhcpOptions VpcEndpointConnectionAccepter VpcIpv4CidrBlockAssociation VpcIpv6CidrBlockAssociation VpnGateway",
  ec2transitgateway: "Route",
  ecs: "Cluster ClusterCapacityProviders TaskDefinition",
  efs: "AccessPoint MountTarget ReplicationConfiguration",
  eks: "AccessEntry Addon PodIdentityAssociation",
  elasticache: "User",
  elb: "Attachment",
  globalaccelerator: "EndpointGroup",
  iam: "AccessKey",
  identitystore: "Group",
  kinesis: "StreamConsumer",
  kms: "Alias Grant ReplicaKey",
  lambda: "Alias FunctionEventInvokeConfig LayerVersion Permission ProvisionedConcurrencyConfig",
  memorydb: "Acl User",
  neptune: "ClusterInstance",
  opensearch: "DomainSamlOptions",
  organizations: "Account",
  ram: "Permission",
  rds: "ClusterRoleAssociation EventSubscription InstanceAutomatedBackupsReplication OptionGroup RoleAssociation",
  redshift: "Logging SnapshotCopy",
  route53: "Zone ZoneAssociation",
  s3: "AccountPublicAccessBlock BucketAbac",
  secretsmanager: "SecretVersion",
  sns: "SmsPreferences",
  ssm: "Parameter",
  ssoadmin: "AccountAssignment",
  vpc: "SecurityGroupEgressRule",
  vpclattice: "Listener",
};

/** Types beside them that hold data or serve. */
const WHOLE: Readonly<Record<string, string>> = {
  apprunner: "Service",
  appsync: "GraphQLApi",
  athena: "Database",
  batch: "JobQueue",
  cognito: "UserPoolClient",
  ecr: "Repository",
  emr: "Cluster",
  glue: "Crawler CatalogDatabase",
  lightsail: "Instance",
  qldb: "Ledger",
  sagemaker: "Endpoint",
  timestreamwrite: "Table",
  transfer: "Server",
};

const tokens = (table: Readonly<Record<string, string>>): string[] =>
  Object.entries(table).flatMap(([module, names]) =>
    names.split(" ").map((name) => `aws:${module}/${name[0]!.toLowerCase()}${name.slice(1)}:${name}`),
  );

describe("types that are parts of others", () => {
  // Some have rules of their own: a profile that turns these off does not make wholes of them.
  const unjudged = (types: readonly string[]) =>
    unjudgedOf(graphOf(...types.map((type, i) => resource(type, `one-${i}`))), [], [], [])
      .types.map(({ type }) => type)
      .sort();

  it("are not counted as not judged", () => assert.deepEqual(unjudged(tokens(PARTS)), []));

  it("differ from what holds data or serves", () => assert.deepEqual(unjudged(tokens(WHOLE)), tokens(WHOLE).sort()));
});
