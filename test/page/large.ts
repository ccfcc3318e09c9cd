import { add, addNetwork, addRecord, addService, failover, stackOf, type Stack } from "../cli/report/page/exports";
import { bucket, rds, table, type AddStore } from "../cli/report/page/stores";

const queues: AddStore = ({ primary, secondary }, name) => {
  for (const stack of [primary, secondary]) {
    const arn = `arn:aws:sqs:${stack.region}:123456789012:${name}`;
    add(
      stack,
      "aws:sqs/queue:Queue",
      name,
      { name },
      { arn, url: `https://sqs.${stack.region}.amazonaws.com/${name}` },
    );
  }
};

const STORES = [rds, table, bucket(true), queues];

/** Services in two Regions that share a network, each with a name, a database, a table, a bucket and a queue: about 21 resources each. */
export function manyServices(count: number): Stack[] {
  const [primary, secondary] = [stackOf("primary", "us-east-1"), stackOf("secondary", "us-west-2")];
  const networks = [addNetwork(primary, {}), addNetwork(secondary, {})] as const;
  const pair = { primary, secondary };
  for (let index = 0; index < count; index += 1) {
    const name = `service-${index}`;
    const host = `${name}.example.com`;
    const first = addService(primary, networks[0], { name });
    const second = addService(secondary, networks[1], { name, min: 3 });
    const check = add(primary, "aws:route53/healthCheck:HealthCheck", name, {
      ...{ type: "HTTPS", fqdn: first.dnsName, resourcePath: "/healthz", port: 443 },
      ...{ requestInterval: 10, failureThreshold: 3 },
    });
    addRecord(primary, name, { name: host, healthCheckId: check.id, ...failover("PRIMARY") }, first.dnsName);
    addRecord(secondary, name, { name: host, ...failover("SECONDARY") }, second.dnsName);
    for (const store of STORES) store(pair, name);
  }
  return [primary, secondary];
}
