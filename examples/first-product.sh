#!/bin/sh
# Makes a product with one metered method, a plan with a limit, a developer and an application, promotes it and calls it.
# usage: [NAME=Poems] first-product.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]   (needs curl only; another NAME makes another product)
set -eu
token=${1:?usage: first-product.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]}
admin=${2:-http://localhost:8000}/admin/api
gateway=${3:-http://localhost:8080}
upstream=${UPSTREAM:-http://localhost:8099}
name=${NAME:-Poems}

call() {
  answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $token" "$@") || { printf '%s\n' "$answer" >&2; return 1; }
  printf '%s\n' "$answer"
}
field() { sed 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/;q'; }            # the field's last value in one line of JSON
first_id() { sed -n 's/[^{]*{"[a-z_]*":{"id":\([0-9]*\).*/\1/p;q' | grep .; }    # {"service":{"id":7,...; ends the script without one

service=$(call "$admin/services.json" -d name="$name" | first_id)
hits=$(call "$admin/services/$service/metrics.json" | sed 's/.*\[{"metric":{"id":\([0-9]*\).*/\1/;q')
method=$(call "$admin/services/$service/metrics/$hits/methods.json" -d friendly_name="Write words" -d system_name=write | first_id)
call "$admin/services/$service/proxy/mapping_rules.json" -d http_method=POST -d pattern=/words -d delta=1 -d metric_id="$method" >/dev/null
plan=$(call "$admin/services/$service/application_plans.json" -d name=Small | first_id)
call "$admin/application_plans/$plan/metrics/$method/limits.json" -d period=minute -d value=3 >/dev/null
account=$(call "$admin/signup.json" -d org_name="$name Inc" -d username="dev-$service" | first_id)
key=$(call "$admin/accounts/$account/applications.json" -d plan_id="$plan" -d name="First app" -d description="made by a script" | field user_key)
call -X PATCH "$admin/services/$service/proxy.json" -d api_backend="$upstream" >/dev/null
call -X POST "$admin/services/$service/proxy/deploy.json" >/dev/null
version=$(call "$admin/services/$service/proxy/configs/sandbox/latest.json" | sed 's/.*"proxy_config":{"id":[0-9]*,"version":\([0-9]*\).*/\1/;q')
call "$admin/services/$service/proxy/configs/sandbox/$version/promote.json" -d to=production >/dev/null
host=$(call "$admin/services/$service/proxy.json" | sed 's/.*"endpoint":"http:\/\/\([^":]*\).*/\1/;q')

echo "product $service, plan $plan, account $account, key $key, host $host, version $version in production"
for n in 1 2 3 4; do
  # The promotion is served within two seconds, usually in milliseconds; until then the host is nobody's (404) or the default product's (403).
  for _ in 1 2 3 4 5 6 7 8; do
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "Host: $host" "$gateway/words?user_key=$key" -d hello=world)
    [ "$status" = 404 ] || [ "$status" = 403 ] || break
    sleep 0.25
  done
  echo "call $n: $status"
done
