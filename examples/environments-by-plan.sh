#!/bin/sh
# Staging and production as two upstreams of one product: the application's plan says where its calls go (policy plan_routing).
# usage: environments-by-plan.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]   (needs curl only)
# STAGING and PRODUCTION are the base URLs of the two environments; by default both are the sample API, told apart by the Host
# header that each environment's hosting asks for.
set -eu
token=${1:?usage: environments-by-plan.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]}
admin=${2:-http://localhost:8000}/admin/api
gateway=${3:-http://localhost:8080}
staging_url=${STAGING:-http://localhost:8099}
production_url=${PRODUCTION:-http://localhost:8099}
name=${NAME:-Words by plan}

call() {
  answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $token" "$@") || { printf '%s\n' "$answer" >&2; return 1; }
  printf '%s\n' "$answer"
}
field() { sed 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/;q'; }            # the field's last value in one line of JSON
first_id() { sed -n 's/[^{]*{"[a-z_]*":{"id":\([0-9]*\).*/\1/p;q' | grep .; }    # {"service":{"id":7,...; ends the script without one

service=$(call "$admin/services.json" -d name="$name" | first_id)
staging=$(call "$admin/services/$service/application_plans.json" -d name=Staging | first_id)
production=$(call "$admin/services/$service/application_plans.json" -d name=Production | first_id)
account=$(call "$admin/signup.json" -d org_name="$name Inc" -d username="dev-$service" | first_id)
made=$(call "$admin/accounts/$account/applications.json" -d plan_id="$staging" -d name="App" -d description="made by a script")
application=$(printf '%s\n' "$made" | first_id)
key=$(printf '%s\n' "$made" | field user_key)

# Names of plans as the backend tells them. Calls of any other plan go to the product's own upstream.
call -X PATCH "$admin/services/$service/proxy.json" -d api_backend="$staging_url" >/dev/null
call -X PUT "$admin/services/$service/proxy/policies.json" --data-urlencode "policies_config@-" >/dev/null <<JSON
[{"name":"apicast","version":"builtin","configuration":{},"enabled":true},
 {"name":"plan_routing","version":"builtin","enabled":true,"configuration":{"rules":[
  {"plan":"Production","match":"prefix","url":"$production_url","host_header":"PRODUCTION-HOSTNAME"},
  {"plan":"Staging","match":"prefix","url":"$staging_url","host_header":"STAGING-HOSTNAME"}]}}]
JSON
call -X POST "$admin/services/$service/proxy/deploy.json" >/dev/null
version=$(call "$admin/services/$service/proxy/configs/sandbox/latest.json" | sed 's/.*"proxy_config":{"id":[0-9]*,"version":\([0-9]*\).*/\1/;q')
call "$admin/services/$service/proxy/configs/sandbox/$version/promote.json" -d to=production >/dev/null
host=$(call "$admin/services/$service/proxy.json" | sed 's/.*"endpoint":"http:\/\/\([^":]*\).*/\1/;q')

reached() { curl -s -H "Host: $host" "$gateway/words?user_key=$key" | sed -n 's/.*"HTTP_HOST":"\([^"]*\)".*/\1/p'; }
# What is published or changed is served within two seconds; it usually takes a few milliseconds.
awaited() {
  for _ in 1 2 3 4 5 6 7 8; do
    [ "$(reached)" != "$1" ] || break
    sleep 0.25
  done
  reached
}
echo "plan Staging:    $(awaited STAGING-HOSTNAME)"
call -X PUT "$admin/accounts/$account/applications/$application/change_plan.json" -d plan_id="$production" >/dev/null
echo "plan Production: $(awaited PRODUCTION-HOSTNAME)"
call -X PUT "$admin/accounts/$account/applications/$application/change_plan.json" -d plan_id="$staging" >/dev/null
echo "plan Staging:    $(awaited STAGING-HOSTNAME)"
