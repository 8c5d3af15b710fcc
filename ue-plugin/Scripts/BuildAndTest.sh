#!/usr/bin/env bash
# Builds the plugin with an installed Unreal Engine (Linux, macOS) and runs its automation tests in the editor.
# Exit code: 0 all passed, 1 the build or a test failed, 2 wrong usage or no engine.
set -euo pipefail

readonly Version=5.7
PluginFolder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly PluginFolder

Usage() {
	cat <<EOF
usage: BuildAndTest.sh [options]
  --engine FOLDER    the engine, the folder that has Engine/ in it; else UE_ROOT, else one that is installed
  --project FILE     a .uproject that has the plugin in its Plugins folder; else a project made for this run
  --output FOLDER    where the built plugin goes; else a temporary folder
  --tests NAME       which tests, by the beginning of their names; else Sidecar
  --build-only       build and run no tests
EOF
}

Fail() {
	echo "BuildAndTest: $1" >&2
	exit "${2:-1}"
}

# The folders where the launcher, or the user, says an engine is; one a line.
InstalledEngines() {
	local Installations="$HOME/.config/Epic/UnrealEngine/Install.ini"
	if [ -f "$Installations" ]; then
		sed -n 's/^[^;=[]*=//p' "$Installations" | tr -d '\r'
	fi
	local Launcher="$HOME/Library/Application Support/Epic/UnrealEngineLauncher/LauncherInstalled.dat"
	if [ -f "$Launcher" ]; then
		sed -n 's/.*"InstallLocation": *"\([^"]*\)".*/\1/p' "$Launcher" | grep "UE_$Version" || true
	fi
	echo "/Users/Shared/Epic Games/UE_$Version"
	echo "/opt/unreal-engine"
	echo "$HOME/UnrealEngine"
}

FindEngine() {
	local Wanted="${Engine:-${UE_ROOT:-}}"
	if [ -n "$Wanted" ]; then
		[ -f "$Wanted/Engine/Build/BatchFiles/RunUAT.sh" ] ||
			Fail "there is no Engine/Build/BatchFiles/RunUAT.sh in $Wanted" 2
		Engine=$Wanted
		return
	fi
	while IFS= read -r Folder; do
		if [ -f "$Folder/Engine/Build/BatchFiles/RunUAT.sh" ]; then
			Engine=$Folder
			return
		fi
	done < <(InstalledEngines)
	Fail "no Unreal Engine found: give its folder with --engine, or set UE_ROOT" 2
}

Absolute() {
	case "$1" in
	/*) echo "$1" ;;
	*) echo "$PWD/$1" ;;
	esac
}

EditorOf() {
	local Editor
	for Editor in "$1/Engine/Binaries/$Platform/UnrealEditor-Cmd" "$1/Engine/Binaries/$Platform/UnrealEditor"; do
		if [ -x "$Editor" ]; then
			echo "$Editor"
			return
		fi
	done
	Fail "there is no UnrealEditor-Cmd in $1/Engine/Binaries/$Platform" 2
}

MakeProject() {
	Project="$Work/Project/SidecarCheck.uproject"
	mkdir -p "$Work/Project/Plugins"
	cp -R "$Output" "$Work/Project/Plugins/Sidecar"
	cat >"$Project" <<EOF
{
	"FileVersion": 3,
	"EngineAssociation": "",
	"Plugins": [{ "Name": "Sidecar", "Enabled": true }, { "Name": "LiveLink", "Enabled": true }]
}
EOF
}

CountResults() {
	{ grep -oE "Test Completed\. Result=\{($1)\} Name=\{[^}]*\}( Path=\{[^}]*\})?" "$Log" || true; } | sort -u
}

RunTests() {
	local Editor Status=0 Passed Failed
	Editor=$(EditorOf "$Engine")
	"$Editor" "$Project" "-ExecCmds=Automation RunTest $Tests;Quit" -unattended -nullrhi -nosound -nosplash \
		-log "-abslog=$Log" || Status=$?
	[ -f "$Log" ] || Fail "the editor ended with $Status and wrote no log"
	Passed=$(CountResults 'Success|Passed' | grep -c . || true)
	Failed=$(CountResults 'Fail|Failed|Error' | grep -c . || true)
	CountResults 'Fail|Failed|Error' | sed 's/^Test Completed\. /  /'
	echo "$Passed passed, $Failed failed"
	if [ "$Failed" -gt 0 ]; then
		KeepWork=1
		Fail "tests failed; the log is $Log"
	elif [ "$Passed" -eq 0 ]; then
		KeepWork=1
		Fail "no test named $Tests… ran; the log is $Log"
	elif [ "$Status" -ne 0 ]; then
		KeepWork=1
		Fail "the tests passed, then the editor ended with $Status; the log is $Log"
	fi
}

CleanUp() {
	if [ "$KeepWork" -eq 0 ]; then
		rm -rf "$Work"
	fi
}

Engine='' Project='' Output='' Tests=Sidecar BuildOnly=0 KeepWork=0
while [ $# -gt 0 ]; do
	case "$1" in
	--engine | --project | --output | --tests)
		[ $# -gt 1 ] || Fail "$1 needs a value" 2
		case "$1" in
		--engine) Engine=$(Absolute "$2") ;;
		--project) Project=$(Absolute "$2") ;;
		--output) Output=$(Absolute "$2") ;;
		--tests) Tests=$2 ;;
		esac
		shift 2
		;;
	--build-only)
		BuildOnly=1
		shift
		;;
	--help | -h)
		Usage
		exit 0
		;;
	*)
		Usage >&2
		Fail "unknown option $1" 2
		;;
	esac
done

case "$(uname -s)" in
Darwin) Platform=Mac ;;
*) Platform=Linux ;;
esac
FindEngine
if [ -n "$Project" ] && [ -z "$(find "$(dirname "$Project")/Plugins" -name Sidecar.uplugin 2>/dev/null)" ]; then
	Fail "$Project has no Sidecar.uplugin in its Plugins folder" 2
fi

Work=$(mktemp -d)
trap CleanUp EXIT
Log="$Work/Editor.log"
Output=${Output:-$Work/Package}
echo "BuildAndTest: $PluginFolder with $Engine for $Platform"
"$Engine/Engine/Build/BatchFiles/RunUAT.sh" BuildPlugin "-Plugin=$PluginFolder/Sidecar.uplugin" "-Package=$Output" \
	"-TargetPlatforms=$Platform" || Fail "the plugin does not build"
echo "BuildAndTest: built"
if [ "$BuildOnly" -eq 0 ]; then
	[ -n "$Project" ] || MakeProject
	RunTests
fi
