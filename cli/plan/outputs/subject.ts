import { createHash } from "node:crypto";
import type { Properties } from "../wire";
import type { Place } from "./place";

/**
 * The resource that gets a mock id and outputs. They come from a hash of the URN and a salt: the same
 * in every run, and different for any two resources.
 */
export class Subject {
  constructor(
    readonly urn: string,
    /** The resource's name in the program. */
    readonly name: string,
    /** With secrets opened. */
    readonly inputs: Properties,
    private readonly place: Place,
    /** The physical name: the program's, or the provider's auto-name. Empty for types without one. */
    readonly physicalName: string,
  ) {}

  get account(): string {
    return this.place.account;
  }

  /** @throws Error where neither the resource nor its provider names a region */
  get region(): string {
    if (this.place.region) return this.place.region;
    throw new Error(
      "no region is known: neither the resource nor its provider names one. Set aws:region in the stack's file.",
    );
  }

  /** Of the region's partition: amazonaws.com, or that of China. */
  get dnsSuffix(): string {
    return partitionOf(this.place.region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  }

  /** A property as text; empty where it is absent or of another type. */
  text(property: string): string {
    const value = this.inputs[property];
    return typeof value === "string" ? value : "";
  }

  /** So many hexadecimal digits. */
  hex(length: number, salt = ""): string {
    return digest(`${this.urn} ${salt}`).toString("hex").slice(0, length);
  }

  /** So many capital letters and digits, as in Route 53's and IAM's ids. */
  letters(length: number, salt = ""): string {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    return [...digest(`${this.urn} ${salt}`).subarray(0, length)].map((b) => alphabet[b % 36]).join("");
  }

  /** So many decimal digits. */
  digits(length: number, salt = ""): string {
    return [...digest(`${this.urn} ${salt}`).subarray(0, length)].map((byte) => byte % 10).join("");
  }

  uuid(salt = ""): string {
    return uuidOf(`${this.urn} ${salt}`);
  }

  /** An id as EC2 gives them: a prefix and 17 hexadecimal digits (docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html). */
  ec2Id(prefix: string, salt = prefix): string {
    return `${prefix}-0${this.hex(16, salt)}`;
  }

  /** The ARN of something in the resource's region and account. */
  arn(service: string, resource: string): string {
    return `arn:${partitionOf(this.region)}:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** The ARN of something that has no region. */
  globalArn(service: string, resource: string, account = this.account): string {
    return `arn:${partitionOf(this.place.region)}:${service}::${account}:${resource}`;
  }
}

/** A mock id in the form of a version 4 UUID, the same for the same seed. */
export function uuidOf(seed: string): string {
  const hex = digest(`uuid ${seed}`).toString("hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** As many hexadecimal digits as wanted (at most 128) of the hash of a text. */
export function hexOf(seed: string, length: number): string {
  return digest(seed).toString("hex").slice(0, length);
}

function digest(seed: string): Buffer {
  return createHash("sha512").update(seed).digest();
}

function partitionOf(region: string | undefined): string {
  if (region?.startsWith("cn-")) return "aws-cn";
  if (region?.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}
