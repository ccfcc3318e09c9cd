/** What the tests of AWS Backup's rules are made of. */
import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

export const HERE = "us-east-1";
export const THERE = "us-west-2";

type Inputs = Record<string, unknown>;

export const vault = (name = "vault", inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:backup/vault:Vault", name, { name, ...inputs }, { region: HERE, ...options });

export const plan = (inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:backup/plan:Plan", "daily", inputs, { region: HERE, ...options });

export const selection = (of: Fixture, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:backup/selection:Selection", "by-tag", { planId: of.id, ...inputs }, { region: HERE, ...options });

/** The ARN of a vault that is in no stack that can be seen. */
export const vaultArn = (region: string, name = "elsewhere") =>
  `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;

/** A rule that keeps for so many days in a vault, and copies to others. */
export const rule = (inputs: Inputs = {}): Inputs => ({ ruleName: "nightly", targetVaultName: "vault", ...inputs });

export const topic = (inputs: Inputs = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:sns/topic:Topic", "people", inputs, { region: HERE, ...options });

/** A resource that no rule here is about. */
export const other = resource("aws:ec2/vpc:Vpc", "vpc", {}, { region: HERE });
/** A resource of another stack, so that both are judged together. */
export const elsewhere = resource("aws:ec2/vpc:Vpc", "far", {}, { region: THERE, stack: "secondary" });
