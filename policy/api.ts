/**
 * What the package exports as `holdfast-policy/rules`: the rules, and what judges by them, without starting an analyzer. A pack of one's own
 * takes the rules that it wants: `new PolicyPack("ours", { policies: policiesOf([...rules, ours]) })`.
 */
export * as aws from "./aws";
export { check, checkGraph, defaultPackConfig, loadPackConfig, practicesIn } from "./check";
export { PackConfigError, parsePackConfig, type PackConfig } from "./config";
export { configSchema } from "./config-schema";
export { evaluate, refused, type Finding, type Options, type Result } from "./evaluate";
export { graphFromExports, GraphInputError, isOfType, type ExportDocument, type Graph, type Resource } from "./graph";
export { policiesOf } from "./pack";
export { profileConfig, PROFILES, type Profile } from "./profiles";
export { propertyRule } from "./property-rule";
export { defineRule, type Rule, type RuleDefinition, type Severity } from "./rule";
export { rules } from "./rules";
export { compliant, notApplicable, undecided, violation, type Verdict } from "./verdict";
