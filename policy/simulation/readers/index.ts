import { balancerReader } from "../balancer/reader";
import { classicReader } from "../balancer/classic";
import { recordReader } from "../dns/answer";
import { healthCheckReader } from "../dns/check";
import { acceleratorReader } from "../edge/accelerator";
import { API_READERS } from "../edge/api";
import { distributionReader } from "../edge/distribution";
import { elasticIpReader } from "./elastic-ip";
import { groupReader } from "./group";
import { instanceReader } from "./instance";
import { keyReader } from "./key";
import { MESSAGE_READERS } from "./messages";
import { natGatewayReader } from "./nat-gateway";
import type { Reader } from "./reader";
import { serviceReader } from "./service";
import { stateMachineReader } from "./state-machine";
import { STORE_READERS } from "./stores";
import { subnetReader } from "./subnet";
import { websiteReader } from "./website";

const READERS: readonly Reader[] = [
  subnetReader,
  instanceReader,
  elasticIpReader,
  groupReader,
  serviceReader,
  natGatewayReader,
  stateMachineReader,
  balancerReader,
  classicReader,
  recordReader,
  healthCheckReader,
  websiteReader,
  keyReader,
  distributionReader,
  acceleratorReader,
  ...API_READERS,
  ...MESSAGE_READERS,
  ...STORE_READERS,
];

/** The readers by the types that they read. */
export const readersByType: ReadonlyMap<string, Reader> = new Map(
  READERS.flatMap((reader) => reader.types.map((type) => [type, reader] as const)),
);
