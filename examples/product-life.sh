#!/bin/sh
# The life of a product through the Account Management API: made, deployed, promoted, called; its application moved between plans in
# each of the three ways, suspended and resumed; and everything deleted again. After each step a call through the gateway shows it.
# usage: [NAME=Atlas] product-life.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]   (needs curl only; UPSTREAM is the API behind the gateway)
# It stops at the first answer that is not the expected one and says which.
set -eu
token=${1:?usage: product-life.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]}
admin=${2:-http://localhost:8000}
gateway=${3:-http://localhost:8080}
upstream=${UPSTREAM:-http://localhost:8099}
name=${NAME:-Atlas}

stop() { echo "stopped: $1" >&2; exit 1; }

# api STATUS METHOD PATH [FIELD=VALUE ...]: asks the Account Management API; the body of its answer is left in $answer
api() {
  expected=$1 method=$2 path=/admin/api$3; shift 3
  for pair in "$@"; do set -- "$@" --data-urlencode "$pair"; shift; done
  answer=$(curl -sS -X "$method" -w '\n%{http_code}' -H "Authorization: Bearer $token" "$@" "$admin$path") || stop "curl cannot reach $admin"
  status=$(printf '%s\n' "$answer" | sed -n '$p')
  answer=$(printf '%s\n' "$answer" | sed '$d')
  [ "$status" = "$expected" ] || stop "$method $path was answered $status instead of $expected: $answer"
}
shows() { case $answer in *"$1"*) ;; *) stop "$method $path lacks $1: $answer" ;; esac; }
id() { printf '%s\n' "$answer" | sed -n 's/"id":\([0-9]*\).*/ \1/; s/.* //p' | grep . || stop "$path: no id in $answer"; }     # the first one
field() { printf '%s\n' "$answer" | sed -n 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/p' | grep . || stop "$path: no $1 in $answer"; }
host_of() { field "$1" | sed 's/.*:\/\///; s/:.*//'; }

# called STATUS HOST: calls the API with $key. What was changed is served within two seconds, usually within milliseconds.
called() {
  for _ in 1 2 3 4 5 6 7 8 9; do
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "Host: $2" "$gateway/cities?user_key=$key") || stop "curl cannot reach $gateway"
    # shellcheck disable=SC2254 # a pattern
    case $status in $1) echo "  call to $2: $status"; return ;; esac
    sleep 0.25
  done
  stop "a call to $2 is answered $status instead of $1"
}

echo "A product, with a plan for each environment: in staging two calls are all there is"
api 201 POST /services.json "name=$name"; service=$(id)
S=/services/$service
api 200 PATCH "$S/proxy.json" "api_backend=$upstream"
staging_host=$(host_of sandbox_endpoint) production_host=$(host_of endpoint)
api 200 GET "$S/metrics.json"; hits=$(id)
api 201 POST "$S/application_plans.json" name=Staging state_event=publish; staging=$(id)
api 201 POST "/application_plans/$staging/metrics/$hits/limits.json" period=eternity value=2
api 201 POST "$S/application_plans.json" name=Production state_event=publish; production=$(id)

echo "A developer signs up and gets an application on plan Staging"
api 201 POST /signup.json "org_name=$name Inc" "username=dev-$service"; account=$(id)
api 201 POST "/accounts/$account/applications.json" "plan_id=$staging" "name=First app" "description=made by a script"
application=$(id) key=$(field user_key)
A=/accounts/$account/applications/$application

echo "Deployed to staging"
api 201 POST "$S/proxy/deploy.json"
called 200 "$staging_host"

echo "Promoted to production"
api 200 GET "$S/proxy/configs/sandbox/latest.json"; version=$(printf '%s\n' "$answer" | sed 's/.*"proxy_config":{"id":[0-9]*,"version":\([0-9]*\).*/\1/')
api 201 POST "$S/proxy/configs/sandbox/$version/promote.json" to=production
called 200 "$production_host"
called 429 "$production_host"

echo "The developer changes the plan directly, as the product allows it"
api 200 PUT "$S.json" buyer_plan_change_permission=direct
api 200 POST "$A/plan_change_requests.json" "plan_id=$production"; shows '"application_plan":{"id":'"$production"
called 200 "$production_host"

echo "The developer asks for a plan, which changes nothing until the provider approves"
api 200 PUT "$S.json" buyer_plan_change_permission=request
api 201 POST "$A/plan_change_requests.json" "plan_id=$staging"; request=$(id)
called 200 "$production_host"
api 200 GET "/plan_change_requests.json?state=open"; shows '"id":'"$request,"
api 200 PUT "/plan_change_requests/$request/approve.json"; shows '"state":"approved"'
called 429 "$production_host"

echo "The provider changes the plan"
api 200 PUT "$A/change_plan.json" "plan_id=$production"; shows '"application_plan":{"id":'"$production"
called 200 "$production_host"

echo "Suspended, and resumed"
api 200 PUT "$A/suspend.json"; shows '"state":"suspended"'
called 403 "$production_host"
api 200 PUT "$A/resume.json"; shows '"state":"live"'
called 200 "$production_host"

echo "The application is deleted, another one works on"
api 201 POST "/accounts/$account/applications.json" "plan_id=$production" "name=Second app" "description=made by a script"
second_key=$(field user_key)
api 200 DELETE "$A.json"
api 404 GET "$A.json"
called 403 "$production_host"
key=$second_key
called 200 "$production_host"

echo "The product is deleted, with all that was made for it; its host belongs to nobody (404) or to the default product (403)"
api 200 DELETE "$S.json"
api 404 GET "$S.json"
called '40[34]' "$production_host"
api 200 DELETE "/accounts/$account.json"
echo "done: product $service came, was called and has gone"
