#!/bin/sh
# Staging and production as two plans of one product: staging has few calls and may not write; a change of plan is all it takes.
# usage: environments-by-limits.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]   (needs curl only; UPSTREAM is the API behind the gateway)
set -eu
token=${1:?usage: environments-by-limits.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]}
admin=${2:-http://localhost:8000}/admin/api
gateway=${3:-http://localhost:8080}
upstream=${UPSTREAM:-http://localhost:8099}
name=${NAME:-Words by limits}

call() {
  answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $token" "$@") || { printf '%s\n' "$answer" >&2; return 1; }
  printf '%s\n' "$answer"
}
field() { sed 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/;q'; }            # the field's last value in one line of JSON
first_id() { sed -n 's/[^{]*{"[a-z_]*":{"id":\([0-9]*\).*/\1/p;q' | grep .; }    # {"service":{"id":7,...; ends the script without one

service=$(call "$admin/services.json" -d name="$name" | first_id)
hits=$(call "$admin/services/$service/metrics.json" | sed 's/.*\[{"metric":{"id":\([0-9]*\).*/\1/;q')
write=$(call "$admin/services/$service/metrics/$hits/methods.json" -d friendly_name="Write words" -d system_name=words-write | first_id)
call "$admin/services/$service/proxy/mapping_rules.json" -d http_method=POST -d pattern=/words -d delta=1 -d metric_id="$write" >/dev/null

# One plan for each environment: in staging the method that writes is disabled, which is a limit of 0.
staging=$(call "$admin/services/$service/application_plans.json" -d name=Staging | first_id)
call "$admin/application_plans/$staging/metrics/$write/limits.json" -d period=eternity -d value=0 >/dev/null
call "$admin/application_plans/$staging/metrics/$hits/limits.json" -d period=minute -d value=100 >/dev/null
production=$(call "$admin/services/$service/application_plans.json" -d name=Production | first_id)

account=$(call "$admin/signup.json" -d org_name="$name Inc" -d username="dev-$service" | first_id)
made=$(call "$admin/accounts/$account/applications.json" -d plan_id="$staging" -d name="App" -d description="made by a script")
application=$(printf '%s\n' "$made" | first_id)
key=$(printf '%s\n' "$made" | field user_key)
call -X PATCH "$admin/services/$service/proxy.json" -d api_backend="$upstream" >/dev/null
call -X POST "$admin/services/$service/proxy/deploy.json" >/dev/null
version=$(call "$admin/services/$service/proxy/configs/sandbox/latest.json" | sed 's/.*"proxy_config":{"id":[0-9]*,"version":\([0-9]*\).*/\1/;q')
call "$admin/services/$service/proxy/configs/sandbox/$version/promote.json" -d to=production >/dev/null
host=$(call "$admin/services/$service/proxy.json" | sed 's/.*"endpoint":"http:\/\/\([^":]*\).*/\1/;q')

status() { curl -s -o /dev/null -w '%{http_code}' -H "Host: $host" "$gateway/words?user_key=$key" "$@"; }
# What is published or changed is served within two seconds; it usually takes a few milliseconds.
awaited() {
  expected=$1; shift
  for _ in 1 2 3 4 5 6 7 8; do
    [ "$(status "$@")" != "$expected" ] || break
    sleep 0.25
  done
  status "$@"
}
echo "staging:    GET $(awaited 200), POST $(status -d word=new)"
call -X PUT "$admin/accounts/$account/applications/$application/change_plan.json" -d plan_id="$production" >/dev/null
echo "production: GET $(status), POST $(awaited 200 -d word=new)"
call -X PUT "$admin/accounts/$account/applications/$application/change_plan.json" -d plan_id="$staging" >/dev/null
echo "staging:    GET $(status), POST $(awaited 403 -d word=new)"
