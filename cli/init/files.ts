import type { Strategy } from "../../components/config/schema/workload";
import type { Answers } from "./answers";
import { holdsData, isDatabase, storeLines } from "./stores";

const SCHEMA = "# yaml-language-server: $schema=node_modules/holdfast/docs/settings.schema.json";

/** The files of a new service, by name. */
export function filesOf(answers: Answers): Readonly<Record<string, string>> {
  return {
    "Pulumi.yaml": projectFile(answers),
    "Pulumi.primary.yaml": stackFile(answers, "primary"),
    "Pulumi.secondary.yaml": stackFile(answers, "secondary"),
    ...(answers.strategy === "static-site" && { "policy-config.json": pageAcknowledged(answers) }),
    "index.js": `// Holdfast's program; resources of your own go below (docs/application.md).\nmodule.exports = require("holdfast");\n`,
  };
}

/** What the loss of a Region may cost, as a rule, where an operator decides; without data nothing is to be decided. */
function regionObjective({ strategy, stores }: Answers): string {
  const restores = "{ rto: 8h, rpo: 8h } # data is restored from backups";
  const objectives: Readonly<Record<Strategy, string>> = {
    "static-site": restores,
    "backup-restore": restores,
    "pilot-light": "{ rto: 1h, rpo: 5m } # an operator starts the standby: `pulumi up -s secondary`",
    "warm-standby": "{ rto: 45m, rpo: 5m } # users move by themselves; an operator promotes the data",
    "active-active": "{ rto: 45m, rpo: 5m } # users move by themselves; an operator promotes what one Region writes",
  };
  const isQuick = strategy === "warm-standby" || strategy === "active-active";
  return isQuick && !holdsData(stores) ? "{ rto: 10m, rpo: 5m } # users move by themselves" : objectives[strategy];
}

function projectFile(answers: Answers): string {
  const { name, account, domain, zone, strategy, primary, secondary, stores, email } = answers;
  const areas = Object.entries(storeLines(stores, strategy)).map(
    ([area, lines]) => `\n  holdfast:${area}:\n    value:\n${lines.map((line) => `      ${line}\n`).join("")}`,
  );
  return `${SCHEMA}
# What both Regions share. npx holdfast explain SETTING says what a setting means and what else there is.
name: ${name}
runtime: nodejs

config:
  aws:allowedAccountIds:
    value: ["${account}"] # pulumi up refuses another account

  holdfast:workload:
    value:
      name: ${name}
      account: "${account}"
      domain: ${domain}
      zone: ${zone} # made by the primary; { name: ${zone}, id: Z… } for one that exists
      regions: { primary: ${primary}, secondary: ${secondary} }
      strategy: ${strategy} # static-site | backup-restore | pilot-light | warm-standby | active-active
      objectives: # for each of AWS Resilience Hub's disruption types
        software: { rto: 4h, rpo: 5m }
        infrastructure: { rto: 5m, rpo: 0s } # an instance, or what it runs on
        zone: { rto: 5m, rpo: 0s } # an Availability Zone
        region: ${regionObjective(answers)}

  holdfast:ingress:
    value:
      type: application # an Application Load Balancer; network: a Network Load Balancer
      healthCheck: { path: /healthz } # your service answers it with 200
${strategy === "static-site" ? STATIC_PAGE : ""}${areas.join("")}
  holdfast:alerts:
    value:
      emails: [${email}] # each confirms the subscription of each Region
`;
}

/** A page is no service: the objectives of a Region and of a bad release are missed by choice. */
function pageAcknowledged({ name, stores }: Answers): string {
  const rule = "meets-recovery-objectives";
  const page = "Strategy static-site: users get a page until the primary Region, or the release, is repaired.";
  const data =
    "Strategy static-site has no network in the standby Region: the database is restored there from its copied backups by hand, into a network that is made then.";
  const databases = stores.filter(({ kind }) => isDatabase(kind));
  const exemptions = [
    { rule, resource: `${name}-live*`, reason: page },
    ...databases.map((one) => ({ rule, resource: `${name}-${one.name}-*`, reason: data })),
  ];
  return `${JSON.stringify({ acknowledge: { exemptions } }, null, 2)}\n`;
}

const STATIC_PAGE = `
  holdfast:standby:
    value:
      site: { host: cloudfront } # the page that answers while the primary Region is impaired
`;

const BLOCKS = { primary: "10.10.0.0/16", secondary: "10.20.0.0/16" } as const;

function stackFile(answers: Answers, role: "primary" | "secondary"): string {
  const region = answers[role];
  const isPage = role === "secondary" && answers.strategy === "static-site";
  return `${SCHEMA}
# What differs in the ${role} Region.
config:
  aws:region: ${region}
  holdfast:role: ${role}
${isPage ? "" : `${network(answers, role, region)}${compute(answers, role)}`}`;
}

function network({ vpc }: Answers, role: "primary" | "secondary", region: string): string {
  const zones = ["a", "b", "c"].map((letter) => region + letter);
  const own = `# yours: aws ec2 describe-availability-zones --region ${region}`;
  if (vpc === "new")
    return `
  holdfast:network:
    vpc: new
    cidr: ${BLOCKS[role]} # the Regions' blocks do not overlap
    zones: [${zones.join(", ")}] ${own}
`;
  const subnets = zones.map((zone, index) => {
    const id = (kind: number) => `subnet-${role === "primary" ? 1 : 2}${kind}${index + 1}00000000000000`;
    return `      ${zone}: { public: ${id(1)}, private: ${id(2)} }\n`;
  });
  return `
  holdfast:network: # replace the ids and the block with those of your VPC
    vpc: existing
    id: vpc-${role === "primary" ? 1 : 2}0000000000000000
    cidr: ${BLOCKS[role]}
    subnets: ${own}
${subnets.join("")}`;
}

function compute({ strategy }: Answers, role: "primary" | "secondary"): string {
  const standby = "    standby: { min: 3 } # until then: one in each Availability Zone\n";
  return `
  holdfast:compute:
    type: auto-scaling
    image: resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64
    instanceType: m7g.medium
    # userData: boot.sh # starts your service on port 8080; a small sample answers until then
    min: 6 # two in each Availability Zone: four carry the load without one${role === "secondary" && strategy === "warm-standby" ? "; the size after a failover" : ""}
    max: 18
${role === "secondary" && strategy === "warm-standby" ? standby : ""}`;
}
