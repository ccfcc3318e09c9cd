import { commandsIn, partsOf, type Facts, type PlanArgs } from "./answer";

/**
 * The commands that end all writes of this region, before a planned switchover or a failback: users reach no instance, functions process nothing,
 * and DB instances accept no connection. `pulumi up --refresh` of the region's stack undoes them.
 */
export function stopWrites(args: PlanArgs & { loadBalancerArn?: string | undefined }): string[] {
  const { topology, stores, messaging } = args;
  const region = `--region ${topology.region}`;
  return [
    ...closed(args, region),
    ...partsOf(messaging, "functions").flatMap(([, facts]) => paused(facts, region)),
    ...partsOf(stores, "databases").flatMap(([, facts]) => fences(facts, "writer")),
  ];
}

/** The commands that close this region's DB instances of a database to writers. */
export function fences(database: Facts, state?: string): string[] {
  return partsOf(database, "here").flatMap(([, instance]) =>
    state === undefined || instance["state"] === state ? commandsIn(instance, "fence") : [],
  );
}

/** An Application Load Balancer answers 503; a Network Load Balancer's security group has no ingress any more. */
function closed({ settings, loadBalancerArn }: Parameters<typeof stopWrites>[0], region: string): string[] {
  if (loadBalancerArn === undefined) return [];
  if (settings.ingress?.type === "application") {
    const listener = `aws elbv2 describe-listeners --load-balancer-arn ${loadBalancerArn} ${region} --query 'Listeners[?Port==\`443\`].ListenerArn' --output text`;
    return [
      `aws elbv2 modify-listener --listener-arn "$(${listener})" ${region} --default-actions Type=fixed-response,FixedResponseConfig={StatusCode=503}`,
    ];
  }
  const group = `aws elbv2 describe-load-balancers --load-balancer-arns ${loadBalancerArn} ${region} --query 'LoadBalancers[0].SecurityGroups[0]' --output text`;
  const rules = `aws ec2 describe-security-group-rules ${region} --filters "Name=group-id,Values=$(${group})" --query 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId' --output text`;
  return [
    `aws ec2 revoke-security-group-ingress ${region} --group-id "$(${group})" --security-group-rule-ids $(${rules})`,
  ];
}

function paused(facts: Facts, region: string): string[] {
  const name = facts["function"];
  if (typeof name !== "string") return [];
  return [`aws lambda put-function-concurrency --function-name ${name} --reserved-concurrent-executions 0 ${region}`];
}
