import type { Policies, PolicyConfigSchema, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { z } from "zod";
import { ACKNOWLEDGE, acknowledgeSettings, expiredMessage, unmatchedMessage } from "./acknowledge";
import { defaultLevel, settingsOf } from "./config";
import { SECRET, UNKNOWN, type Tree } from "./graph";
import { propertiesOfProxy } from "./graph/preview";
import { UNKNOWN_TEXT } from "./graph/serialized";
import { judgeRule, type Judgement } from "./judge";
import { Reporter, UNDECIDED } from "./report";
import type { Rule, SettingsSchema } from "./rule";
import { UNJUDGED, unjudgedLines, unjudgedOf, unjudgedSettings } from "./unjudged";
import { Session } from "./session";

/** A policy that judges resources one by one as well as the stack as a whole. */
type Policy = StackValidationPolicy & Partial<ResourceValidationPolicy>;

/** A settings schema as CrossGuard takes it; undefined where there is nothing to set. */
export function configSchemaOf(schema: SettingsSchema): PolicyConfigSchema | undefined {
  if (Object.keys(schema.shape).length === 0) return undefined;
  const { properties, required } = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
  const schemas = properties as PolicyConfigSchema["properties"];
  return { properties: schemas, ...(required && required.length > 0 && { required }) };
}

const NOT_ACKNOWLEDGING = `No acknowledgement was read, because the policy "${ACKNOWLEDGE}" is disabled.`;

function reportJudgement(judgement: Judgement, session: Session, reporter: Reporter): void {
  const { rule, resource, verdict } = judgement;
  if (verdict.verdict !== "violation" && verdict.verdict !== "undecided") return;
  const { acknowledgements } = session;
  const accepted = acknowledgements?.find(rule.id, resource);
  if (accepted) {
    const what = verdict.verdict === "violation" ? verdict.message : `undecided; ${verdict.reason}`;
    reporter.acknowledged(judgement, what, accepted.reason);
  } else if (verdict.verdict === "violation") {
    reporter.violation(judgement, verdict, acknowledgements ? undefined : NOT_ACKNOWLEDGING);
  } else reporter.undecided(judgement, verdict);
}

/** A property as the engine takes it back from a remediation; undefined where it holds what can't be written. */
function written(value: Tree): unknown {
  if (value === SECRET) throw new Error("a remediation must not write what it may not read");
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(written);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
}

function remediationOf(rule: Rule, session: Session): Pick<ResourceValidationPolicy, "remediateResource"> {
  if (!rule.remediate) return {};
  return {
    remediateResource(args) {
      if (!rule.types.includes(args.type) || session.acknowledgements?.find(rule.id, args)) return undefined;
      const { settings } = settingsOf(rule, args.getConfig());
      const changes = rule.remediate?.(propertiesOfProxy(args.props), settings);
      if (!changes) return undefined;
      // Writing into the given properties keeps the others' secrets secret.
      for (const [key, value] of Object.entries(changes)) args.props[key] = written(value);
      return args.props;
    },
  };
}

function policyOf(rule: Rule, session: Session): Policy {
  const configSchema = configSchemaOf(rule.settings);
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}. ${rule.why} ${rule.fix} See ${rule.source}`,
    enforcementLevel: defaultLevel(rule),
    severity: rule.severity,
    remediationSteps: rule.fix,
    url: rule.source,
    tags: [rule.service],
    ...(configSchema && { configSchema }),
    ...remediationOf(rule, session),
    validateStack(args, report) {
      const reporter = new Reporter(report);
      const { settings, problems } = settingsOf(rule, args.getConfig());
      reporter.misconfigured(problems);
      const graph = session.graph(rule.id, args.resources);
      judgeRule(rule, graph, settings).forEach((judgement) => reportJudgement(judgement, session, reporter));
    },
  };
}

/** Must come first: it reads the configuration of the others, and sees each resource's inputs before the stack is judged. */
function acknowledgePolicy(session: Session): Policy {
  const configSchema = configSchemaOf(acknowledgeSettings);
  return {
    name: ACKNOWLEDGE,
    displayName: "Acknowledgements",
    description: "Shows acknowledged findings with their reason, and every acknowledgement that does not apply",
    enforcementLevel: "advisory",
    severity: "low",
    ...(configSchema && { configSchema }),
    validateResource({ urn, props, opts, getConfig }) {
      session.remember(urn, props, opts.additionalSecretOutputs);
      session.acknowledge(getConfig());
    },
    validateStack(args, report) {
      const reporter = new Reporter(report);
      session.graph(ACKNOWLEDGE, args.resources);
      reporter.misconfigured(session.acknowledge(args.getConfig()));
      session.acknowledgements?.expired().forEach((one) => reporter.stale(expiredMessage(one)));
    },
  };
}

/** Must come last: only then is it known which acknowledgements met nothing. */
function undecidedPolicy(session: Session): Policy {
  return {
    name: UNDECIDED,
    displayName: "Undecided",
    description: "Shows every verdict that must wait for a value that is known only after deployment",
    enforcementLevel: "advisory",
    severity: "low",
    validateStack(args, report) {
      const reporter = new Reporter(report);
      const graph = session.graph(UNDECIDED, args.resources);
      const stacks = new Set(graph.resources.map((resource) => resource.stack));
      const unmet = session.acknowledgements?.unmatched(session.ran, stacks) ?? [];
      unmet.forEach((one) => reporter.stale(unmatchedMessage(one)));
    },
  };
}

/** The rules that ran are those that are enabled, so that it must come after them. */
function unjudgedPolicy(rules: readonly Rule[], session: Session): Policy {
  const configSchema = configSchemaOf(unjudgedSettings);
  return {
    name: UNJUDGED,
    displayName: "Not judged",
    description: "Names the AWS resources that no enabled rule looks at",
    enforcementLevel: "advisory",
    severity: "medium",
    ...(configSchema && { configSchema }),
    validateStack(args, report) {
      const reporter = new Reporter(report);
      const { settings, problems } = settingsOf({ id: UNJUDGED, settings: unjudgedSettings }, args.getConfig());
      reporter.misconfigured(problems);
      const graph = session.graph(UNJUDGED, args.resources);
      const ran = rules.filter(({ id }) => session.ran.has(id));
      const { accept } = unjudgedSettings.parse(settings);
      reporter.unjudged(unjudgedLines(unjudgedOf(graph, ran, accept, [])));
    },
  };
}

/** The rules as policies of a CrossGuard pack, with one that reads acknowledgements and one that shows doubts. */
export function policiesOf(rules: readonly Rule[]): Policies {
  const session = new Session(rules.map((rule) => rule.id));
  return [
    acknowledgePolicy(session),
    ...rules.map((rule) => policyOf(rule, session)),
    unjudgedPolicy(rules, session),
    undecidedPolicy(session),
  ];
}
