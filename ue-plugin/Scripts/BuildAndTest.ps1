<#
.SYNOPSIS
Builds the plugin with an installed Unreal Engine (Windows) and runs its automation tests in the editor.
.DESCRIPTION
Exit code: 0 all passed, 1 the build or a test failed, 2 wrong usage or no engine.
.PARAMETER Engine
The engine: the folder that has Engine\ in it. Else UE_ROOT, else the one the launcher or the registry names.
.PARAMETER Project
A .uproject that has the plugin in its Plugins folder. Else a project is made for this run.
.PARAMETER Output
Where the built plugin goes. Else a temporary folder.
.PARAMETER Tests
Which tests, by the beginning of their names.
.PARAMETER BuildOnly
Build and run no tests.
#>
[CmdletBinding()]
param(
	[string] $Engine,
	[string] $Project,
	[string] $Output,
	[string] $Tests = 'Sidecar',
	[switch] $BuildOnly
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$Version = '5.7'
$PluginFolder = Split-Path -Parent $PSScriptRoot

function Stop-Run([string] $Message, [int] $Code = 1) {
	[Console]::Error.WriteLine("BuildAndTest: $Message")
	exit $Code
}

function Get-RunUat([string] $Folder) {
	Join-Path $Folder 'Engine/Build/BatchFiles/RunUAT.bat'
}

# The folders where the launcher, the registry or the user says an engine is.
function Get-InstalledEngine {
	$Installed = Get-ItemProperty "HKLM:\SOFTWARE\EpicGames\Unreal Engine\$Version" -ErrorAction SilentlyContinue
	if ($Installed) { $Installed.InstalledDirectory }
	if ($env:ProgramData) {
		$Launcher = Join-Path $env:ProgramData 'Epic\UnrealEngineLauncher\LauncherInstalled.dat'
		if (Test-Path -LiteralPath $Launcher) {
			(Get-Content -Raw -LiteralPath $Launcher | ConvertFrom-Json).InstallationList |
				Where-Object { $_.AppName -eq "UE_$Version" } |
				ForEach-Object { $_.InstallLocation }
		}
	}
	$Builds = Get-Item 'HKCU:\Software\Epic Games\Unreal Engine\Builds' -ErrorAction SilentlyContinue
	if ($Builds) { $Builds.GetValueNames() | ForEach-Object { $Builds.GetValue($_) } }
}

function Find-Engine {
	$Wanted = if ($Engine) { $Engine } else { $env:UE_ROOT }
	if ($Wanted) {
		if (-not (Test-Path -LiteralPath (Get-RunUat $Wanted))) {
			Stop-Run "there is no $(Get-RunUat $Wanted)" 2
		}
		return $Wanted
	}
	foreach ($Folder in @(Get-InstalledEngine)) {
		if ($Folder -and (Test-Path -LiteralPath (Get-RunUat $Folder))) { return $Folder }
	}
	Stop-Run 'no Unreal Engine found: give its folder with -Engine, or set UE_ROOT' 2
}

function New-CheckProject([string] $Folder) {
	New-Item -ItemType Directory -Force -Path (Join-Path $Folder 'Plugins') | Out-Null
	Copy-Item -Recurse -LiteralPath $Output -Destination (Join-Path $Folder 'Plugins/Sidecar')
	$File = Join-Path $Folder 'SidecarCheck.uproject'
	@{
		FileVersion = 3
		EngineAssociation = ''
		Plugins = @(@{ Name = 'Sidecar'; Enabled = $true }, @{ Name = 'LiveLink'; Enabled = $true })
	} | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $File -Encoding ascii
	$File
}

function Get-TestResult([string] $Log) {
	Select-String -LiteralPath $Log -Pattern 'Test Completed\. Result=\{(\w+)\} Name=\{([^}]*)\}(?: Path=\{([^}]*)\})?' |
		ForEach-Object {
			$Groups = $_.Matches[0].Groups
			[pscustomobject]@{
				Passed = $Groups[1].Value -in 'Success', 'Passed'
				Name = if ($Groups[3].Value) { $Groups[3].Value } else { $Groups[2].Value }
			}
		} | Sort-Object Name, Passed -Unique
}

function Invoke-Tests([string] $Log) {
	$Editor = Join-Path $Engine 'Engine/Binaries/Win64/UnrealEditor-Cmd.exe'
	if (-not (Test-Path -LiteralPath $Editor)) { Stop-Run "there is no $Editor" 2 }
	# The engine reads its raw command line, where the quotes have to stand behind the equals sign.
	$Arguments = "`"$Project`" -ExecCmds=`"Automation RunTest $Tests;Quit`" -unattended -nullrhi -nosound -nosplash " +
		"-log -abslog=`"$Log`""
	$Status = (Start-Process -FilePath $Editor -ArgumentList $Arguments -Wait -PassThru -NoNewWindow).ExitCode
	if (-not (Test-Path -LiteralPath $Log)) { Stop-Run "the editor ended with $Status and wrote no log" }
	$Results = @(Get-TestResult $Log)
	$Failed = @($Results | Where-Object { -not $_.Passed })
	$Failed | ForEach-Object { Write-Host "  failed: $($_.Name)" }
	Write-Host "$($Results.Count - $Failed.Count) passed, $($Failed.Count) failed"
	if ($Failed.Count -gt 0) { Stop-Run "tests failed; the log is $Log" }
	if ($Results.Count -eq 0) { Stop-Run "no test named $Tests ran; the log is $Log" }
	if ($Status -ne 0) { Stop-Run "the tests passed, then the editor ended with $Status; the log is $Log" }
}

# The engine's tools run in folders of their own.
function Get-FullPath([string] $Path) {
	$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

$Engine = Get-FullPath (Find-Engine)
if ($Project) { $Project = Get-FullPath $Project }
if ($Output) { $Output = Get-FullPath $Output }
if ($Project) {
	$Plugins = Join-Path (Split-Path -Parent $Project) 'Plugins'
	if (-not (Get-ChildItem $Plugins -Recurse -Filter 'Sidecar.uplugin' -ErrorAction SilentlyContinue)) {
		Stop-Run "$Project has no Sidecar.uplugin in its Plugins folder" 2
	}
}

$Work = Join-Path ([IO.Path]::GetTempPath()) "Sidecar-$([Guid]::NewGuid().ToString('N'))"
New-Item -ItemType Directory -Path $Work | Out-Null
if (-not $Output) { $Output = Join-Path $Work 'Package' }
Write-Host "BuildAndTest: $PluginFolder with $Engine for Win64"
& (Get-RunUat $Engine) BuildPlugin "-Plugin=$(Join-Path $PluginFolder 'Sidecar.uplugin')" "-Package=$Output" `
	'-TargetPlatforms=Win64' | Out-Host
if ($LASTEXITCODE -ne 0) { Stop-Run 'the plugin does not build' }
Write-Host 'BuildAndTest: built'
if (-not $BuildOnly) {
	if (-not $Project) { $Project = New-CheckProject (Join-Path $Work 'Project') }
	Invoke-Tests (Join-Path $Work 'Editor.log')
}
Remove-Item -Recurse -Force -LiteralPath $Work
exit 0
